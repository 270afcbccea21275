// Filters: hides the claims that do not pass, in the lists and in the pictures.
(function () {
  var form = document.getElementById("filters"), shown = document.getElementById("shown");
  var claims = Array.prototype.slice.call(document.querySelectorAll("li.c")), words = null, waiting = 0;

  // A claim passes a span of years if its time may lie in it; an undated one passes none.
  function inYears(span, from, to) {
    if (!from && !to) return true;
    if (!span) return false;
    var sides = span.split("/"), first = sides[0] ? Number(sides[0]) : -Infinity, last = sides[1] ? Number(sides[1]) : Infinity;
    return (!to || first <= to) && (!from || last >= from);
  }

  function value(name) { return form.elements[name] ? form.elements[name].value.trim() : ""; }

  function apply() {
    var type = value("t"), status = value("s"), source = value("d"), from = Number(value("from")), to = Number(value("to"));
    var query = value("q").toLocaleLowerCase(), any = type || status || source || from || to || query;
    if (query && !words) words = claims.map(function (claim) { return claim.textContent.toLocaleLowerCase(); });
    var seen = new Set();
    claims.forEach(function (claim, i) {
      var kept = (!type || claim.dataset.t === type) && (!status || claim.dataset.s === status) &&
        (!source || claim.dataset.d === source) && inYears(claim.dataset.y, from, to) && (!query || words[i].indexOf(query) >= 0);
      claim.hidden = !kept;
      if (kept) seen.add(claim.id);
    });
    document.querySelectorAll("ol.cs").forEach(function (list) {
      var empty = !list.querySelector("li.c:not([hidden])"), title = list.previousElementSibling;
      list.hidden = empty;
      if (title && title.tagName === "H3") title.hidden = empty;
      if (list.parentElement.matches("details.g")) {
        list.parentElement.hidden = empty;
        list.parentElement.open = Boolean(any);
      }
    });
    document.querySelectorAll("p.none").forEach(function (line) {
      line.hidden = Boolean(line.parentElement.querySelector("li.c:not([hidden])"));
    });
    shown.textContent = any ? seen.size + " of " + claims.length + " claims shown." : "";
    variorum.visible = any ? seen : null;
    variorum.redraw.forEach(function (draw) { draw(); });
  }

  variorum.showAll = function () { form.reset(); apply(); };
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(apply, 150); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
})();
