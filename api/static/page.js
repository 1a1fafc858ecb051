// The page works without this file. With it: copy buttons, and filters that apply as soon as they change.
"use strict";

function prepareCopyButtons(root) {
  for (const button of root.querySelectorAll("button[data-copies]")) {
    if (!navigator.clipboard) continue; // only offered where it can work: https or localhost
    button.hidden = false;
    const says = button.parentElement.querySelector(".copy-says");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
        says.textContent = button.dataset.done;
      } catch {
        says.textContent = button.dataset.failed;
      }
      setTimeout(() => { says.textContent = ""; }, 4000);
    });
  }
}

// On a phone the chart starts at its end; where that is empty, at its last bar.
function showLastBar(root) {
  const box = root.querySelector(".chart-scroll");
  const last = [...root.querySelectorAll(".chart-scroll .bar")].pop();
  if (!last || box.scrollWidth <= box.clientWidth) return;
  const frame = box.getBoundingClientRect();
  if (last.getBoundingClientRect().left < frame.left + frame.width / 8) {
    box.scrollLeft -= frame.right - frame.width / 3 - last.getBoundingClientRect().right;
  }
}

// A newer request makes an older one's answer worthless.
let latest = null;

const here = () => location.pathname + location.search;
let shown = here();

async function show(address) {
  latest?.abort();
  latest = new AbortController();
  const results = document.getElementById("results");
  results.setAttribute("aria-busy", "true");
  let fresh, final;
  try {
    const response = await fetch(address, { signal: latest.signal, headers: { Accept: "text/html" } });
    final = response.url;
    fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!fresh.getElementById("results")) throw new Error("not the page expected");
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
    return;
  }
  results.replaceWith(fresh.getElementById("results"));
  for (const name of ["title", ".languages"]) {
    document.querySelector(name).replaceWith(fresh.querySelector(name));
  }
  showErrors(fresh);
  history.pushState(null, "", final);
  shown = here();
  prepareCopyButtons(document.getElementById("results"));
  showLastBar(document);
  const count = document.querySelector("#results [data-announce], #results [role=alert]");
  document.getElementById("announcer").textContent = count ? count.textContent : "";
}

// The form itself stays, so that focus and what is being typed are not lost; only the explanations are exchanged.
function showErrors(fresh) {
  const form = document.getElementById("filters");
  for (const old of form.querySelectorAll(".error")) old.remove();
  for (const field of form.querySelectorAll("input[id]")) {
    const other = fresh.getElementById(field.id);
    if (!other) continue;
    for (const name of ["aria-invalid", "aria-describedby"]) {
      if (other.hasAttribute(name)) field.setAttribute(name, other.getAttribute(name));
      else field.removeAttribute(name);
    }
    const error = fresh.getElementById(`${field.id}-error`);
    if (error) field.parentElement.append(error);
    else if (document.activeElement !== field && field.type !== "checkbox" && field.type !== "radio") field.value = other.value;
  }
}

function addressOf(form) {
  const filled = [...new FormData(form)].filter(([name, value]) => value.trim() && !(name === "match" && value === "overlaps"));
  const query = new URLSearchParams(filled).toString();
  return form.getAttribute("action") + (query ? `?${query}` : "");
}

const form = document.getElementById("filters");
if (form) {
  form.addEventListener("change", () => show(addressOf(form)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(addressOf(form));
  });
  // Jumping to a fragment is a popstate too, but no other page.
  addEventListener("popstate", () => { if (here() !== shown) location.reload(); });
}
prepareCopyButtons(document);
showLastBar(document);
