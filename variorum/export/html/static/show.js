// Shows what belongs to what: the words of a claim, the claims of some words, and the theme.
"use strict";
var variorum = { redraw: [], visible: null, data: JSON.parse(document.getElementById("drawings").textContent) };

(function () {
  var panel = document.getElementById("panel"), body = document.getElementById("panel-body"), from = null;
  document.querySelectorAll(".js").forEach(function (part) { part.hidden = false; });

  function element(name, text, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  // Opens the panel with the claims of the given ids, each in the words it has in the page.
  variorum.list = function (title, ids) {
    from = from || document.activeElement;
    document.getElementById("panel-title").textContent = title;
    body.textContent = "";
    var list = body.appendChild(element("ol"));
    ids.forEach(function (id) {
      var claim = document.getElementById(id);
      if (!claim) return;
      var item = list.appendChild(element("li"));
      item.appendChild(element("span", claim.querySelector(".say").textContent));
      var line = item.appendChild(element("span", "", "small")), time = claim.querySelector(".y").textContent.trim();
      if (time) line.appendChild(document.createTextNode(time + " · "));
      [["claim", "#" + id], ["words in " + claim.dataset.d, "#w-" + id]].forEach(function (pair, i) {
        if (i) line.appendChild(document.createTextNode(" · "));
        line.appendChild(element("a", pair[0])).href = pair[1];
      });
    });
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus({ preventScroll: true });
  };

  // The width of a label in a picture, measured with the picture's font.
  var pen = document.createElement("canvas").getContext("2d");
  variorum.measure = function (text) {
    pen.font = "12.5px " + getComputedStyle(document.body).fontFamily;
    return pen.measureText(text).width;
  };

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    if (from && from.isConnected) from.focus({ preventScroll: true });
    from = null;
  }

  // Marks the words of the claim that "#w-ID" names, wherever they run, and opens what hides them.
  function reveal() {
    document.querySelectorAll("mark.hit").forEach(function (mark) { mark.classList.remove("hit"); });
    var key = decodeURIComponent(location.hash.slice(1)), target = document.getElementById(key);
    for (var part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (!target) return;
    if (key.slice(0, 2) === "w-") {
      var text = target.closest("article");
      text.querySelectorAll('.ap a[href="#' + CSS.escape(key.slice(2)) + '"]').forEach(function (link) {
        var index = String(Array.prototype.indexOf.call(link.closest("ol").children, link.closest("li")));
        link.closest(".k").querySelectorAll("mark").forEach(function (mark) {
          if (mark.dataset.c.split(" ").indexOf(index) >= 0) mark.classList.add("hit");
        });
      });
    }
    if (target.closest(".c") && target.closest(".c").hidden) variorum.showAll();
    target.scrollIntoView({ behavior: "instant", block: key.slice(0, 2) === "w-" ? "center" : "start" });
    if (target.closest(".c, mark, section")) {
      var keeper = target.closest("mark a") || target;
      if (!keeper.hasAttribute("tabindex")) keeper.setAttribute("tabindex", "-1");
      keeper.focus({ preventScroll: true });
    }
  }

  document.addEventListener("click", function (event) {
    var mark = event.target.closest("mark[data-c]"), link = event.target.closest('a[href^="#"]');
    if (mark) {
      event.preventDefault();
      var lines = mark.closest(".k").querySelectorAll(".ap li > a");
      from = mark.querySelector("a");
      variorum.list("On these words", mark.dataset.c.split(" ").map(function (index) {
        return lines[Number(index)].getAttribute("href").slice(1);
      }));
    } else if (link) {
      if (panel.contains(link)) { from = null; panel.hidden = true; }
      if (link.getAttribute("href") === location.hash) { event.preventDefault(); reveal(); }
    }
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
  document.getElementById("panel-close").addEventListener("click", close);
  window.addEventListener("hashchange", reveal);
  window.addEventListener("load", function () { if (location.hash) reveal(); });

  var root = document.documentElement, button = document.getElementById("theme");
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function isDark() { return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches; }
  function label() { button.textContent = isDark() ? "Light" : "Dark"; }
  // A page opened from a file may be denied storage: the choice then lasts as long as the page.
  try { if (/^(dark|light)$/.test(localStorage.variorumTheme)) root.dataset.theme = localStorage.variorumTheme; } catch (denied) { /* see above */ }
  button.addEventListener("click", function () {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.variorumTheme = root.dataset.theme; } catch (denied) { /* see above */ }
    label();
  });
  dark.addEventListener("change", label);
  label();
})();
