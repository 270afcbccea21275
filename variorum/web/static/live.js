// Forms and links marked data-live="ID" replace the element ID with the one of the answer instead of the whole page.
// Without this script they work as plain forms and links do.
"use strict";
(() => {
  const failed = (target, words) => {
    const told = document.createElement("p");
    told.setAttribute("role", "alert");
    told.className = "alert";
    told.textContent = words;
    target.prepend(told);
    told.scrollIntoView({ block: "center" });
  };
  const replace = async (request, id, address) => {
    const target = document.getElementById(id);
    if (!target) { location.assign(address); return; }
    target.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(request);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById(id) || page.getElementById("main");
      if (!found) throw new Error("The server gave no page.");
      if ((answer.ok || answer.status === 409) && found.id === id) {
        target.replaceWith(document.adoptNode(found));
        if (answer.redirected && id === "main") history.replaceState(null, "", answer.url);
        document.dispatchEvent(new CustomEvent("variorum:replaced", { detail: { id } }));
      } else failed(target, found.textContent.trim().replace(/\s+/g, " "));
    } catch (error) {
      failed(target, `The server does not answer (${error.message}). Nothing was changed.`);
    } finally { target.removeAttribute("aria-busy"); }
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset || !form.dataset.live || event.defaultPrevented) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const get = form.method === "get";
    const address = get ? `${form.action.split("?")[0]}?${new URLSearchParams(body)}` : form.action;
    const packed = form.enctype === "multipart/form-data" ? body : new URLSearchParams(body);
    replace(new Request(address, get ? {} : { method: "POST", body: packed }), form.dataset.live, address);
  });
})();
