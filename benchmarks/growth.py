"""What happens to the time as a hostile text, page or file becomes twice as long.

    python -m benchmarks.growth                      # all of them, to the sizes that are asked of the reader
    python -m benchmarks.growth --seconds 5 offices  # those whose name holds a word, no measure longer than 5 s

Processor time of five sizes, each twice the one before; a ratio of 2 is linear, 4 quadratic. A measure that takes
longer than `--seconds` is the last of its row; one that takes four times as long by the clock is given up. Adds the
ratios to benchmarks/results/growth.jsonl.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from api import countries
from loaders.article import Article
from loaders.deadline import DeadlineError, deadline
from loaders.extract import extract
from loaders.lexicon.states import states
from loaders.published import parse_published
from loaders.sources.files import read_stream
from loaders.sources.options import Options

RESULTS = Path(__file__).parent / "results" / "growth.jsonl"
DOUBLINGS = 4
#: Above this, over all doublings on the average, a row is called superlinear. Caches that no longer hold what is worked
#: on make a linear row dearer than 2.
MOST = 2.4
TALKS = (
    "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Lào "
    "Chansamone Chanyalath"
)
TALE = "<p>Chiều 2/6/2022, hai bên trao đổi nhiều việc và thống nhất các nội dung hợp tác cho năm tới.</p>" * 5
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Case:
    """Something of about `most` characters that `make` makes in any size."""

    name: str
    most: int
    make: Callable[[int], str]
    work: Callable[[str], object]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only the rows whose name holds one of these words")
    parser.add_argument("--seconds", type=float, default=20, help="what one measure may take")
    options = parser.parse_args()
    cases = [c for c in CASES if not options.words or any(word in c.name for word in options.words)]
    read(TALKS)  # the first ever loads the lexicon
    page(_page(TALE))
    found: dict[str, dict[str, float | str]] = {}
    print(f"{'':38}{'characters':>12}{'seconds':>9}  time for twice as much")
    for case in cases:
        times, size = measure(case, options.seconds)
        ratios = [later / max(earlier, 1e-3) for earlier, later in pairwise(times)]
        mean = (times[-1] / max(times[0], 1e-3)) ** (1 / len(ratios)) if ratios else math.nan
        said = "" if len(times) > DOUBLINGS else f"stopped at {options.seconds:g} s"
        said = " SUPERLINEAR" * (mean > MOST) + f" {said}"
        last = times[-1] if times else math.nan
        print(f"{case.name:38}{size:>12,}{last:>9.2f}  {' '.join(f'{r:.1f}' for r in ratios)}  ({mean:.2f}){said}")
        found[case.name] = {"characters": size, "seconds": round(last, 3), "ratio": round(mean, 2)}
    with RESULTS.open("a", encoding="utf-8") as file:
        file.write(json.dumps(found, ensure_ascii=False) + "\n")


def measure(case: Case, seconds: float) -> tuple[list[float], int]:
    """The processor time of each size, up to the first that takes longer than `seconds`; and the last size."""
    times: list[float] = []
    size = 0
    for step in range(DOUBLINGS, -1, -1):
        made = case.make(case.most >> step)
        gc.collect()
        began = time.process_time()
        try:
            with deadline(4 * seconds):
                case.work(made)
        except DeadlineError:
            break
        times.append(time.process_time() - began)
        size = len(made)
        if times[-1] > seconds:
            break
    return times, size


def read(text: str) -> object:
    """The events of a text, one half of which stands before a sentence with a contact and the other within it.

    Where no two states met the reader passes over nearly everything.
    """
    half = len(text) // 2
    return extract(Article("a", f"{text[:half]}. {TALKS}, {text[half:]}"))


def title(text: str) -> object:
    """The events of an article under this title."""
    return extract(Article("a", TALKS, title=text))


def page(text: str) -> object:
    """The articles of a file of whatever kind."""
    return list(read_stream(io.BytesIO(text.encode()), "file", "file", Options()))


def again(unit: str) -> Callable[[int], str]:
    """`unit` again and again, up to a size."""
    return lambda size: unit * max(1, size // len(unit))


def _page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>Tin</title></head><body><article>{body}</article></body></html>"


def _numbered(unit: str, around: Callable[[str], str]) -> Callable[[int], str]:
    """`unit` with its number in it, again and again, inside of something."""

    def make(size: int) -> str:
        return around("".join(unit.format(n) for n in range(max(1, size // len(unit)))))

    return make


def _nested(size: int) -> str:
    depth = max(1, size // len("<div></div>"))
    return _page("<div>" * depth + TALE + "</div>" * depth)


def _dates_of_a_pair(size: int) -> str:
    """The same two states on another day in each sentence."""
    told = "Ngày {}/{}/{}, Thủ tướng Việt Nam hội đàm với Thủ tướng Lào.\n"
    return "".join(told.format(n % 28 + 1, n // 28 % 12 + 1, 1950 + n // 336 % 70) for n in range(size // len(told)))


def _all_states(size: int) -> str:
    """The names of the states, one after the other, and again."""
    names = sorted(state.name_vi for state in states().countries.values())
    return again(", ".join(names) + ", ")(size)


def _linked_data(size: int) -> str:
    """JSON-LD whose graphs stand in graphs, as deep as it is long."""
    around, article = ('{"@graph":[', "]}"), '{"@type": "NewsArticle", "datePublished": "2020-01-01"}'
    depth = size // len("".join(around))
    return _page(f'<script type="application/ld+json">{around[0] * depth}{article}{around[1] * depth}</script>{TALE}')


def _feed(items: str) -> str:
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>a</title>{items}</channel></rss>'


def _arc(size: int) -> str:
    """Records of an ARC without a byte, and behind each a line that begins like a record again and again."""
    record = "http://a.vn/{0} 1.1.1.1 20200101000000 text/html 0\n\n" + "a://b 1.1.1.1 20200101 t " * 600 + "x\n"
    return "filedesc://a 0.0.0.0 20200101000000 text/plain 0\n\n" + _numbered(record, str)(size)


def _refused(value: str) -> object:
    """What is said of a day of publication that is none."""
    try:
        return parse_published(value)
    except ValueError as error:
        return error


_TEXTS: dict[str, tuple[int, str]] = {
    "one sentence that never ends": (100_000, TALKS + " "),
    "the same by semicolons": (100_000, TALKS + "; "),
    "sentence after sentence": (400_000, TALKS + ".\n"),
    "words of contact": (200_000, "hội đàm "),
    "visits": (100_000, "thăm Lào, thăm Campuchia, "),
    "50,000 offices": (50_000 * 25, "Bộ trưởng Quốc phòng Lào "),
    "50,000 offices of nobody": (50_000 * 22, "Bộ trưởng của của của "),
    "states": (200_000, "Lào. "),
    "an office of a long list": (100_000, "Đại sứ Lào, Nga, Mỹ, Cuba, Anh, Pháp, Đức và Bỉ, "),
    "names in capitals before a day": (200_000, "ABCDEFGH-KL (MN) 4/3, "),
    "no space anywhere": (200_000, "Hai bên họp.Chiều 4/3,tại HuếNgày4/3,"),
    "days without a year": (100_000, "ngày 2/6 "),
    "days, a line each": (100_000, "Chiều 2/6\n\n"),
    "a million dates": (9_000_000, "2/6/2022 "),
    "stretches of days": (100_000, "từ 2 đến 5/6, "),
    "weekdays": (200_000, "Thứ Hai, hai bên gặp nhau. "),
    "years": (400_000, "năm 2022 "),
    "digits": (1_000_000, "1"),
    "numbers by slashes": (1_000_000, "1/"),
    "names": (400_000, "ông Nguyễn Văn A "),
    "captions": (200_000, "Ảnh: Lào\n"),
    "capitals": (200_000, "CHIỀU LÀO "),
    "quotes": (200_000, '"Lào" '),
    "100,000 brackets": (100_000, "("),
    "100,000 pairs of brackets": (200_000, "()"),
    "dots": (1_000_000, "."),
    "dashes": (1_000_000, "-"),
    "blanks": (1_000_000, " \u00a0"),
    "line breaks": (1_000_000, "\n"),
    "lines broken at a width": (400_000, "hai bên đã trao đổi và thống nhất nhiều việc\n"),
    "spaces that fill": (400_000, "hội" + " " * 60 + "đàm "),
    "words tied together": (400_000, "Bộ_trưởng_"),
    "tags in a text": (400_000, "<b>Lào</b> <p "),
    "characters as HTML writes them": (400_000, "&#7897;&a"),
    "links of Markdown": (400_000, "[Lào](https://a.vn **"),
    "quoted lines": (400_000, "\n> > Lào"),
    "marks apart from their letters": (400_000, "a\u0301"),
    "days with a year, in one sentence": (100_000, "ngày 2/6/2022, "),
    "stays and their lengths": (50_000, "thăm Lào 3 ngày từ 2/6. "),
    "lengths beside days with a year": (100_000, "thăm Lào 3 ngày ngày 2/6/2018 "),
    "lengths of meetings": (100_000, "Hai ngày họp. "),
    "days said to be over": (100_000, "hôm 2/6 "),
    "weekdays, in one sentence": (100_000, "thứ Hai hai bên gặp nhau "),
    "calls on days": (50_000, "điện đàm với Lào ngày 2/6. "),
    "hours of other zones": (100_000, "tức sáng 2/6 giờ Hà Nội, "),
    "ranges that go on": (50_000, "từ ngày 2/6 đến ngày "),
    "lengths to come": (50_000, "3 ngày tới xem. "),
    "journeys to several states": (50_000, "thăm ba nước từ 5 đến 12/6 và Lào. "),
    "days told from another act": (50_000, "một ngày sau hội đàm với Lào ngày 2/6. "),
    "today and yesterday": (100_000, "hôm nay, hôm qua, "),
    "states that are meant": (100_000, "nước này, nước đó, ông cho biết. "),
    "pairs of states": (200_000, "hai nước Việt Nam - Lào "),
    "quotes in quotes": (200_000, '“‘"Lào'),
    "pages without marks": (
        100_000,
        "Hom qua, tai Ha Noi, Thu tuong Lao hoi dam voi Chu tich nuoc va tham Viet Nam ngay 3/6. ",
    ),
    "days of a stay by their number": (50_000, "thăm Lào từ 3 đến 5/6, ngày thứ hai gặp Nga, ngày cuối "),
    "lines of a chronicle": (50_000, "27/2: Thủ tướng Lào thăm Nga\n"),
    "days before that act": (50_000, "ngày làm việc thứ hai ông gặp Lào, hai ngày trước cuộc gặp ấy "),
    "friends": (50_000, "đoàn bạn tiếp phía bạn, trưởng đoàn ta gặp Lào "),
    "firsts of a year": (50_000, "chuyến thăm Lào đầu tiên của một Tổng thống Nga trong năm nay "),
    "headings of other articles": (400_000, "Một bài khác của ngày (2/6/2022)\n"),
    "10 MB in one line, one word": (10 * MIB, "a"),
    "10 MB in one line, words": (10 * MIB, "tin "),
}
CASES = (
    *(Case(name, most, again(unit), read) for name, (most, unit) in _TEXTS.items()),
    Case("states, all in one sentence", 100_000, _all_states, read),
    Case("the days of two states", 400_000, _dates_of_a_pair, read),
    Case("people, each another", 200_000, _numbered("Tổng thống Mỹ Abcd{0}. Ông Abcd{0} nói. ", str), read),
    Case("days, then days said to be over", 100_000, lambda n: again("ngày 2/6 ")(n // 2) + again("hôm 3/6 ")(n // 2),
         read),
    Case("lengths that brackets explain", 100_000, lambda n: again("ba ngày thăm ")(n) + "(từ 15 đến 19/11)", read),
    Case("blanks behind a full stop", MIB, lambda n: f"a.{' ' * n}b", read),
    Case("quotes that nothing closes", 200_000, lambda n: "“" * n, read),
    Case("a title of dates", 100_000, again("2/6/2022 "), title),
    Case("a title of 10 MB", 10 * MIB, again("a"), title),
    Case("a tag of 40,000 attributes", 40_000 * 12, _numbered(' a{0}="x{0}"', lambda s: _page(f"<p{s}>{TALE}")), page),
    Case("nested tags", MIB, _nested, page),
    Case("paragraphs", MIB, _numbered("<p>Tin {0}: hai bên trao đổi.</p>", _page), page),
    Case("tags that nothing closes", MIB, _numbered("<b>a{0}", lambda s: _page(TALE + s)), page),
    Case("captions of pictures", MIB, _numbered("<figcaption>Ảnh {0}</figcaption>", lambda s: _page(TALE + s)), page),
    Case("rows of a table", MIB, _numbered("<tr><td>{0}/6/2022</td></tr>", lambda s: _page(f"{TALE}<table>{s}")), page),
    Case("tables in tables", MIB, lambda n: _page(TALE + again("<table><tr><td>")(n)), page),
    Case("headlines", MIB, _numbered("<h1>Tin {0}</h1>", lambda s: _page(s + TALE)), page),
    Case("times", MIB, lambda n: _page(TALE + again('<time datetime="2020-01-01">1/1/2020</time>')(n)), page),
    Case("line breaks of a page", MIB, lambda n: _page(TALE + again("a<br>")(n)), page),
    Case("graphs in graphs of JSON-LD", MIB, _linked_data, page),
    Case("metadata", MIB, _numbered('<meta name="date" content="{0}">', lambda s: _page(TALE) + s), page),
    Case("entities", MIB, _numbered("&amp;&#{0};", lambda s: _page(TALE + s)), page),
    Case("100,000 entries of a feed", 5 * MIB, _numbered("<item><guid>{0}</guid><title>x</title></item>", _feed), page),
    Case("columns of CSV", MIB, lambda n: again("c,")(n) + "id,text\n" + again("a,")(n), page),
    Case("parts of a mail", MIB, lambda n: "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
         + again("--a\n\n")(n), page),
    Case("lines of JSON", MIB, _numbered('{{"id": "{0}", "text": "Tin"}}\n', str), page),
    Case("one line of JSON of 10 MB", 10 * MIB, lambda n: '{"id": "a", "text": "' + "a" * n + '"}', page),
    Case("brackets of JSON", MIB, lambda n: '{"id": "a", "text": ' + "[" * n, page),
    Case("entries of a feed", MIB, _numbered("<item><title>Tin {0}</title><link>a{0}</link></item>", _feed), page),
    Case("tags in an entry of a feed", MIB, _numbered("&lt;b&gt;a{0}", lambda s: _feed(
        f"<item><title>a</title><description>{s}</description></item>")), page),
    Case("rows of CSV", MIB, lambda n: "id,text\n" + again("a,Tin\n")(n), page),
    Case("lines of an ARC", MIB, _arc, page),
    Case("the name of a state", 100_000, lambda n: "a" + " " * n + "(", countries.resolve),
    Case("the name of a state, put behind", 100_000, lambda n: "a," + " " * n + ",", countries.resolve),
    Case("a day of publication that is none", 400_000, lambda n: "tháng a một" + " " * n + "202", _refused),
    Case("a quote of CSV that nothing closes", MIB, lambda n: 'id,text\na,"' + again("b,c\n")(n), page),
)  # fmt: skip


if __name__ == "__main__":
    main()
