// Draws the pictures of a subject with the scripts of the dossier's own page, from the data at the address of the figure.
"use strict";
var variorum = { redraw: [], visible: null, data: null };
(() => {
  const figures = Array.from(document.querySelectorAll("figure[data-drawings]"));
  if (!figures.length) return;
  const panel = document.getElementById("panel"), body = document.getElementById("panel-body");
  const slug = location.pathname.split("/")[2];
  const claim = (id) => `/d/${slug}/claim/${encodeURIComponent(id)}`;
  let from = null;
  const close = () => { panel.hidden = true; if (from && from.isConnected) from.focus({ preventScroll: true }); from = null; };
  document.getElementById("panel-close").addEventListener("click", close);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) close(); });
  // The claims behind what was chosen, each a link to its page.
  variorum.list = (title, ids) => {
    from = from || document.activeElement;
    document.getElementById("panel-title").textContent = title;
    const list = document.createElement("ol");
    ids.forEach((id) => {
      const link = document.createElement("a");
      link.href = claim(id);
      link.textContent = variorum.words(id);
      list.appendChild(document.createElement("li")).appendChild(link);
    });
    body.replaceChildren(list);
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  };
  const labels = new Map();
  variorum.words = (id) => variorum.data.says[id] || labels.get(id) || id;
  const pen = document.createElement("canvas").getContext("2d");
  variorum.measure = (text) => {
    pen.font = `12.5px ${getComputedStyle(document.body).fontFamily}`;
    return pen.measureText(text).width;
  };
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `/static/${name}`;
    script.onload = done;
    script.onerror = () => failed(new Error(name));
    document.head.appendChild(script);
  });
  const told = document.createElement("p");
  told.className = "sum";
  told.setAttribute("role", "status");
  told.textContent = "The picture is being drawn …";
  figures[0].before(told);
  (async () => {
    try {
      const answer = await fetch(figures[0].dataset.drawings);
      if (!answer.ok) throw new Error(String(answer.status));
      variorum.data = await answer.json();
      variorum.data.timeline.forEach((lane) => lane.marks.forEach((mark) => labels.set(mark.id, mark.label)));
      variorum.data.strength.forEach((point) => labels.set(point.id, point.label));
      await load("d3.js");
      figures.forEach((figure) => { figure.hidden = false; });
      for (const figure of figures) await load(`${figure.id.replace("-figure", "")}.js`);
      figures.forEach((figure) => figure.querySelectorAll('a[href^="#clm_"]').forEach((link) => { link.setAttribute("href", claim(link.getAttribute("href").slice(1))); }));
      told.remove();
    } catch (error) {
      told.textContent = `The picture cannot be drawn (${error.message}). The tables have all that it shows.`;
    }
  })();
})();
