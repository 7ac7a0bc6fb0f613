// Comforts only: every page works without this file.
"use strict";

const panel = document.getElementById("record");

async function show(link, push) {
  const answer = await fetch(link.href, { headers: { accept: "text/html" } });
  if (!answer.ok) { location.href = link.href; return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  panel.replaceChildren(...page.getElementById("record").childNodes);
  document.body.classList.add("placed");
  for (const old of document.querySelectorAll(".text .lit, .text .here")) old.classList.remove("lit", "here");
  link.classList.add("here");
  if (push) history.pushState({ place: link.dataset.place }, "", link.href);
}

if (panel) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.number[data-place]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    show(link, true);
  });
  panel.addEventListener("click", (event) => {
    if (!event.target.closest(".close")) return;
    event.preventDefault();
    document.body.classList.remove("placed");
    panel.replaceChildren();
    const address = new URL(location.href);
    address.searchParams.delete("at");
    address.hash = "";
    history.pushState({}, "", address);
  });
  addEventListener("popstate", () => location.reload());
}

const wanted = document.querySelector('input[type="search"]');
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && wanted) {
    event.preventDefault();
    wanted.focus();
  } else if (panel && (event.key === "n" || event.key === "p")) {
    const numbers = [...document.querySelectorAll(".text a.number[data-place]")];
    const at = numbers.indexOf(document.activeElement.closest?.("a.number") ?? document.querySelector(".text .here, .text .number:target"));
    const next = numbers[event.key === "n" ? at + 1 : Math.max(0, at - 1)];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "center" });
      show(next, true);
    }
  } else if (panel && event.key === "Escape") {
    panel.querySelector(".close")?.click();
  }
});

for (const form of document.querySelectorAll("form[data-busy]")) {
  form.addEventListener("submit", () => {
    const button = form.querySelector("button");
    button.disabled = true;
    button.textContent = form.dataset.busy;
  });
}
