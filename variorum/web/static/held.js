// A slider over the months beside the field for the date: it fills the field and asks for the answer.
"use strict";
(() => {
  const form = document.getElementById("ask");
  if (!form || !form.dataset.last) return;
  const field = form.elements.as_of, slider = document.createElement("input"), label = document.createElement("label");
  const text = (month) => `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  slider.type = "range";
  slider.min = form.dataset.first;
  slider.max = form.dataset.last;
  const given = /^(\d{4})(?:-(\d\d))?/.exec(field.value);
  slider.value = given ? Number(given[1]) * 12 + Number(given[2] || 1) - 1 : form.dataset.last;
  label.className = "slide";
  label.append("Month ", slider);
  form.prepend(label);
  let waiting = 0;
  const name = () => slider.setAttribute("aria-valuetext", field.value);
  slider.addEventListener("input", () => {
    field.value = text(Number(slider.value));
    name();
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 180);
  });
  name();
})();
