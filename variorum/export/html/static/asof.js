// What held when: the slider moves each state under the answer that its steps give for the chosen month.
(function () {
  var slider = document.getElementById("as-of-month"), data = variorum.data.asOf;
  if (!slider || !data) return;
  var shown = document.getElementById("as-of-shown"), newest = document.getElementById("as-of-newest");
  var CERTAIN = 0, POSSIBLE = 1, UNKNOWN = 3, first = shown.textContent, waiting = 0;
  var parts = Array.prototype.map.call(document.querySelectorAll(".ao-s"), function (part) {
    var lines = Array.prototype.slice.call(part.querySelectorAll("li[data-n]"));
    lines.sort(function (a, b) { return a.dataset.n - b.dataset.n; });
    return { lines: lines, lists: Array.prototype.slice.call(part.querySelectorAll("ul[data-answer]")) };
  });

  // The answer for all days of a month: theirs, where it is one; else that on some of them it may have been so.
  function answer(steps, from, to) {
    var found = {};
    steps.forEach(function (step, i) {
      if (step[0] <= to && (i + 1 === steps.length || steps[i + 1][0] > from)) found[step[1]] = true;
    });
    var answers = Object.keys(found);
    if (answers.length === 1) return Number(answers[0]);
    return found[CERTAIN] || found[POSSIBLE] ? POSSIBLE : UNKNOWN;
  }

  function name(month) {
    var date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    return date.toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  }

  function draw() {
    var month = Number(slider.value), day = Math.floor(month / 12) * 10000 + (month % 12 + 1) * 100;
    var last = month === data.last;
    shown.textContent = last ? first : name(month);
    slider.setAttribute("aria-valuetext", shown.textContent);
    newest.hidden = !last;
    parts.forEach(function (part) {
      var boxes = part.lists.map(function () { return document.createDocumentFragment(); });
      part.lines.forEach(function (line) {
        boxes[answer(data.states[line.dataset.n], day + 1, day + 31)].appendChild(line);
      });
      part.lists.forEach(function (list, i) {
        var box = list.parentElement;
        list.appendChild(boxes[i]);
        box.hidden = !list.children.length;
        box.querySelector(".count").textContent = list.children.length;
      });
    });
  }

  slider.addEventListener("input", function () { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(draw); });
  document.querySelectorAll(".sl button").forEach(function (button) {
    button.addEventListener("click", function () {
      slider.value = Number(slider.value) + Number(button.dataset.by);
      draw();
    });
  });
  // A browser that comes back to the page puts the slider where it was.
  draw();
})();
