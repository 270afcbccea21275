// Review by keyboard and by selecting words. Without this script fields take typed words, and buttons do the rest.
"use strict";
(() => {
  let field = null; // the field that last had the cursor and takes words
  const points = (text) => Array.from(text).length;
  const show = () => document.querySelectorAll(".js[hidden]").forEach((part) => { part.hidden = false; });

  // The hidden field beside FIELD that keeps where its words stand.
  const spot = (of) => {
    const next = of.closest("label").nextElementSibling;
    return next && next.name === `${of.name}-at` ? next : null;
  };

  // The selected words of a passage, with their place in the document in code points; null where none are selected.
  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const home = element(range.startContainer).closest("[data-passage]");
    if (!home || home !== element(range.endContainer).closest("[data-passage]")) return null;
    const before = document.createRange();
    before.selectNodeContents(home);
    before.setEnd(range.startContainer, range.startOffset);
    const text = range.toString();
    const lead = text.length - text.trimStart().length;
    const words = text.trim();
    if (!words) return null;
    const start = Number(home.dataset.passage) + points(before.toString()) + points(text.slice(0, lead));
    return { words, start, end: start + points(words) };
  };

  const take = () => {
    const found = selected();
    if (!found) return;
    const target = field && field.isConnected ? field : document.querySelector("form.add [data-words], #correct details[open] [data-words]");
    if (!target) return;
    const open = target.closest("details");
    if (open) open.open = true;
    target.value = found.words.replace(/\s+/g, " ");
    const hidden = spot(target);
    if (hidden) hidden.value = `${found.start}-${found.end}`;
    const fields = Array.from(target.form.querySelectorAll("[data-words]"));
    const told = target.form.querySelector(".taken");
    if (told) told.textContent = `${target.closest("label").textContent.trim()}: ${target.value}`;
    field = target;
    document.dispatchEvent(new CustomEvent("variorum:taken", { detail: { field: target, fields } }));
  };

  document.addEventListener("focusin", (event) => { if (event.target.matches("[data-words]")) field = event.target; });
  document.addEventListener("input", (event) => {
    if (!event.target.matches("[data-words]")) return;
    const hidden = spot(event.target); // words that were typed have no place yet
    if (hidden) hidden.value = "";
  });
  // Words that are selected within a link of the text are meant as words, not as a way to its claim.
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-passage] a") && !getSelection().isCollapsed) event.preventDefault();
  });
  document.addEventListener("mouseup", (event) => { if (event.target.closest("[data-passage]")) setTimeout(take); });
  document.addEventListener("keyup", (event) => {
    if (event.shiftKey && event.key.startsWith("Arrow") && !event.target.matches("input, textarea, select")) take();
  });

  // Keys: each does what a link or button of the page does, named by its data-key.
  const typing = (target) => target.isContentEditable || target.matches("input, textarea, select");
  const press = (key) => {
    const found = Array.from(document.querySelectorAll(`[data-key~="${CSS.escape(key)}"]`)).find((one) => one.getClientRects().length);
    if (!found) return false;
    if (found.matches("a, button")) found.click();
    else if (found.matches("details")) { found.open = true; found.querySelector("[data-words], input, select").focus(); }
    else found.focus();
    return true;
  };
  const names = { ArrowDown: "j", ArrowUp: "k", ArrowRight: "j", ArrowLeft: "k" };
  document.addEventListener("keydown", (event) => {
    const help = document.getElementById("help");
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target) || (help && help.open)) return;
    if (event.key === "?" && help) { help.showModal(); event.preventDefault(); return; }
    if (event.target.matches("summary, a, button") && event.key === "Enter") return;
    const key = document.querySelector("[data-arrows]") && !event.shiftKey ? names[event.key] || event.key : event.key;
    if (press(key)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-help]")) { document.getElementById("help").showModal(); event.preventDefault(); }
  });
  document.addEventListener("variorum:replaced", (event) => {
    show();
    const title = event.detail.id === "main" && document.querySelector("#main h1[tabindex]");
    if (title) title.focus({ preventScroll: true });
    const hit = event.detail.id === "main" && document.querySelector("mark.hit");
    if (hit) hit.scrollIntoView({ block: "center" });
    else if (title) title.scrollIntoView({ block: "nearest" });
  });
  show();
})();
