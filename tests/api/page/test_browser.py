"""The page in a real browser: headless Chromium, driven through its own driver.

Screenshots go to the folder that BANGIAO_SCREENSHOTS names, else to pytest's temporary folder.
"""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from api.app import create_app
from models import database
from tests.serving import on_a_thread

pytestmark = pytest.mark.browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("needs Debian's chromium and chromium-driver", allow_module_level=True)

from selenium import webdriver  # noqa: E402
from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.remote.webelement import WebElement  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--hide-scrollbars",
)  # fmt: skip

Browser = Any  # webdriver.Chrome, whose module is only there with the test extra


@pytest.fixture(scope="module")
def server(stored: dict[str, str]) -> Iterator[str]:
    """The service on a port of its own."""
    app = create_app({"DATABASE_URL": stored["url"], "BANGIAO_LOG_LEVEL": "ERROR"})
    with on_a_thread(make_server("127.0.0.1", 0, app, threaded=True)) as address:
        yield address
    database.stop()


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.add_experimental_option("prefs", {"intl.accept_languages": "vi"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """The browser as new: desktop, light, scripts on, no cookies, nothing complained of by the end."""
    show(chromium)
    scripts(chromium, on=True)
    chromium.get("about:blank")
    chromium.execute_cdp_cmd("Network.clearBrowserCookies", {})
    chromium.get_log("browser")
    yield chromium
    # The console tells of scripts that fail and of whatever the Content-Security-Policy kept out.
    assert [e["message"] for e in chromium.get_log("browser") if " 422 " not in e["message"]] == []


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get("BANGIAO_SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def show(driver: Browser, size: str = "desktop", scheme: str = "light") -> None:
    """Emulate a screen of `SIZES` and a colour scheme."""
    width, height = SIZES[size]
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": size == "phone"}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def scripts(driver: Browser, *, on: bool) -> None:
    """Let pages run scripts, or not; what the test itself runs is not concerned."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not on})


def wait(driver: Browser, for_what: Callable[[Browser], object]) -> None:
    WebDriverWait(driver, 10).until(for_what)


def find(driver: Browser, selector: str) -> WebElement:
    found: WebElement = driver.find_element(By.CSS_SELECTOR, selector)
    return found


def press(driver: Browser, *keys: str) -> None:
    """Press keys wherever the focus is."""
    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def titles(driver: Browser) -> list[str]:
    return [e.text for e in driver.find_elements(By.CSS_SELECTOR, ".event-title")]


PAGES = {
    "timeline": "/",
    "filtered": "/?country=LA&country=VN&from=2021&by=type",
    "uncertain": "/?certainty=ambiguous&certainty=unknown&lang=en",
    "wrong": "/?from=hom+qua&country=Atlantis&type=party",
    "empty": "/?country=CU&type=exercise",
    "event": "/view/events/{s/lao-2022}",
    "corrected": "/view/events/{s/lao-2021}?lang=en",
    "article": "/view/articles/s/lao-2022",
    "pairs": "/view/pairs",
}


def address(server: str, stored: dict[str, str], page: str) -> str:
    path = PAGES[page]
    for sample, id in stored.items():
        path = path.replace("{" + sample + "}", id)
    return server + path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_fits_and_can_be_read(
    browser: Browser, server: str, stored: dict[str, str], screenshots: Path, page: str, size: str, scheme: str
) -> None:
    """No sideways scrolling, and text stands out 4.5 to 1 (WCAG 2.2, 1.4.3 AA; large text 3 to 1)."""
    show(browser, size, scheme)
    browser.get(address(server, stored, page))
    browser.execute_script("return document.fonts.ready.then(() => true)")
    width, window = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= window
    assert browser.execute_script(PALE) == []
    for details in browser.find_elements(By.CSS_SELECTOR, "details:not([open]) > summary"):
        details.click()
    width, window = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width <= window
    assert browser.execute_script(PALE) == []
    browser.get(address(server, stored, page))
    browser.execute_script("return document.fonts.ready.then(() => true)")
    shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": size == "phone"})
    (screenshots / f"{page}-{size}-{scheme}.png").write_bytes(base64.b64decode(shot["data"]))


# Texts whose contrast with what lies behind them is too low, each with its ratio.
PALE = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
function rgba(color) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * x + .7152 * y + .0722 * z;
}
function behind(element) {
  for (let e = element; e; e = e.parentElement) {
    const color = rgba(getComputedStyle(e).backgroundColor);
    if (color[3] === 255) return color;
  }
  return [255, 255, 255, 255];
}
const pale = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement, style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const unseen = box.width < 2 || style.visibility !== 'visible' || element.closest('datalist');
  if (unseen || !walker.currentNode.data.trim()) continue;
  const svg = element.closest('svg');
  const one = luminance(rgba(svg ? style.fill : style.color));
  const two = luminance(behind(svg ? svg.parentElement : element));
  const ratio = (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
  const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
  if (ratio < (large ? 3 : 4.5)) pale.push(`${walker.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
}
return pale;
"""


def test_the_letters_are_our_own(browser: Browser, server: str) -> None:
    browser.get(server + "/")
    browser.execute_script("return document.fonts.ready.then(() => true)")
    loaded = browser.execute_script("return [...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert {"Be Vietnam Pro", "Literata"} <= {name.strip('"') for name in loaded}
    fetched = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert all(name.startswith(server) for name in fetched)


def test_the_keyboard_reaches_the_content_first(browser: Browser, server: str) -> None:
    browser.get(server + "/")
    press(browser, Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.get_attribute("href").endswith("#content")
    wait(browser, lambda d: skip.rect["y"] >= 0)
    press(browser, Keys.ENTER, Keys.TAB)
    assert browser.execute_script("return document.activeElement.closest('main') !== null") is True


def test_what_has_focus_is_outlined(browser: Browser, server: str) -> None:
    browser.get(server + "/")
    for _ in range(12):
        press(browser, Keys.TAB)
        style, width = browser.execute_script(
            "const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]"
        )
        assert style != "none"
        assert width >= 2


def test_a_filter_applies_as_it_changes(browser: Browser, server: str) -> None:
    browser.get(server + "/")
    browser.execute_script("window.same = true")
    field = find(browser, "#country")
    field.send_keys("cam pu chia" + Keys.TAB)
    wait(browser, lambda d: "country=KH" in d.current_url)
    assert titles(browser) == ["Hội đàm Campuchia – Việt Nam"]
    assert find(browser, "#announcer").get_attribute("textContent") == "1 sự kiện"
    assert browser.execute_script("return window.same") is True
    assert browser.switch_to.active_element.get_attribute("id") == "partner"
    find(browser, ".chip").click()
    wait(browser, lambda d: len(titles(d)) > 10)
    assert find(browser, "#country").get_attribute("value") == ""


def test_going_back_undoes_a_filter(browser: Browser, server: str) -> None:
    browser.get(server + "/")
    find(browser, "#from").send_keys("2022" + Keys.ENTER)
    wait(browser, lambda d: "from=2022" in d.current_url)
    wait(browser, lambda d: len(titles(d)) == 4)
    browser.back()
    wait(browser, lambda d: len(titles(d)) > 10)
    assert find(browser, "#from").get_attribute("value") == ""


def test_a_wrong_date_is_explained_while_one_types(browser: Browser, server: str) -> None:
    browser.get(server + "/")
    field = find(browser, "#from")
    field.send_keys("2018-13" + Keys.TAB)
    wait(browser, lambda d: d.find_elements(By.ID, "from-error"))
    assert "2018-13" in find(browser, "#from-error").text
    assert field.get_attribute("aria-invalid") == "true"
    assert field.get_attribute("value") == "2018-13"
    field.clear()
    field.send_keys("2018-12" + Keys.TAB)
    wait(browser, lambda d: not d.find_elements(By.ID, "from-error"))
    assert field.get_attribute("aria-invalid") is None


def test_the_command_is_copied(browser: Browser, server: str) -> None:
    grant = {"origin": server, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    browser.execute_cdp_cmd("Browser.grantPermissions", grant)
    browser.get(server + "/?country=LA")
    find(browser, ".copy").click()
    wait(browser, lambda d: find(d, ".copy-says").text == "Đã chép")
    copied = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == find(browser, "#command").text == f"curl '{server}/events?country=LA&sort=-date&limit=50'"


def test_a_bar_leads_to_its_month(browser: Browser, server: str) -> None:
    browser.get(server + "/")
    bar = next(b for b in browser.find_elements(By.CSS_SELECTOR, ".bar") if "2022-06" in b.get_attribute("outerHTML"))
    browser.execute_script(
        "arguments[0].querySelector('rect').dispatchEvent(new MouseEvent('click', {bubbles: true}))", bar
    )
    wait(browser, lambda d: "from=2022-06&to=2022-06" in d.current_url)
    assert len(titles(browser)) == 3


def test_all_of_it_works_without_scripts(browser: Browser, server: str) -> None:
    scripts(browser, on=False)
    browser.get(server + "/")
    assert not find(browser, ".copy").is_displayed()
    find(browser, "#country").send_keys("Lào")
    find(browser, "#to").send_keys("2021")
    find(browser, "#filters button").click()
    wait(browser, lambda d: "country=LA" in d.current_url)
    assert browser.current_url == f"{server}/?to=2021&country=LA"
    assert titles(browser) == ["Hội đàm Lào – Việt Nam"]
    find(browser, ".event-title a").click()
    wait(browser, lambda d: "/view/events/" in d.current_url)
    assert "Chiều 6-5-2021" in find(browser, "mark").text
    find(browser, ".languages a[lang=en]").click()
    wait(browser, lambda d: find(d, "html").get_attribute("lang") == "en")
    find(browser, ".nav a").click()
    wait(browser, lambda d: d.current_url == server + "/")
    assert find(browser, "html").get_attribute("lang") == "en"


def test_screen_readers_are_told_everything_by_name(browser: Browser, server: str) -> None:
    """Every link, button and field has a name, by the browser's own accessibility tree."""
    browser.get(server + "/?country=LA")
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = {"link", "button", "textbox", "searchbox", "combobox", "checkbox", "radio", "image", "img", "table"}
    named = [n for n in nodes if not n.get("ignored") and n.get("role", {}).get("value") in roles]
    assert len(named) > 30
    assert [n["role"]["value"] for n in named if not n.get("name", {}).get("value", "").strip()] == []
    landmarks = [n["role"]["value"] for n in nodes if not n.get("ignored") and "role" in n]
    for landmark in ("banner", "navigation", "main", "search", "complementary", "contentinfo"):
        assert landmark in landmarks
