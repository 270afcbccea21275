// Elements with data-work="ADDRESS" tell what the worker does, by server-sent events; when it has come to rest, the element
// that data-refresh names is taken from the page anew. Without this script the page has a link to look again.
"use strict";
(() => {
  let stream = null;
  const refresh = async (id) => {
    const target = document.getElementById(id);
    // Nobody's place in the text is taken from under his fingers.
    if (!target || target.contains(document.activeElement)) return;
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById(id);
    if (!answer.ok || !found) return;
    target.replaceWith(document.adoptNode(found));
    document.dispatchEvent(new CustomEvent("variorum:replaced", { detail: { id } }));
  };
  const tell = (element, state) => {
    const say = element.querySelector(".say");
    if (say.textContent !== state.say) say.textContent = state.say;
    element.classList.toggle("failed", state.phase === "failed");
    for (const link of element.querySelectorAll(".again")) link.hidden = true;
    const seen = Number(element.dataset.turn);
    element.dataset.turn = state.turn;
    if (state.turn === seen || state.busy) { if (state.busy) element.dataset.turn = seen; return; }
    document.dispatchEvent(new CustomEvent("variorum:settled", { detail: state }));
    if (element.dataset.refresh) refresh(element.dataset.refresh).catch(() => {});
  };
  const listen = () => {
    const element = document.querySelector("[data-work]");
    // A browser opens few connections to one server: a page that nobody sees keeps none.
    if (stream) stream.close();
    stream = null;
    if (!element || document.visibilityState === "hidden") return;
    stream = new EventSource(element.dataset.work);
    stream.addEventListener("message", (event) => tell(element, JSON.parse(event.data)));
  };
  // A browser that is refused in the midst of a large upload says no more than that the connection is gone.
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.dataset || !input.dataset.most) return;
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    const most = Number(input.dataset.most) - 1e6;
    input.setCustomValidity(size > most ? `Together these files have more than ${Math.floor(most / 1e6)} MB: send fewer at once.` : "");
    input.reportValidity();
  });
  document.addEventListener("visibilitychange", listen);
  document.addEventListener("variorum:replaced", (event) => { if (event.detail.id === "main") listen(); });
  addEventListener("pagehide", () => { if (stream) stream.close(); });
  listen();
})();
