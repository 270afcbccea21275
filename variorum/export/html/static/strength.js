// Strength over time: a box from the earliest to the latest day and from the lowest to the highest count.
(function () {
  var figure = document.getElementById("strength-figure"), points = variorum.data.strength;
  if (!figure || !window.d3 || !points.length) return;
  var box = figure.querySelector(".draw"), HEIGHT = 220, DAY = 864e5, FADE = 60, MANY = 60;
  var svg = d3.select(box).append("svg").attr("height", HEIGHT).attr("role", "group").attr("aria-label", "Strength over time");
  points.forEach(function (p) {
    p.a = p.from ? Date.parse(p.from + "T00:00:00Z") : null;
    p.b = p.to ? Date.parse(p.to + "T00:00:00Z") + DAY : null;
    p.min = p.low === null ? p.high : p.low;
    p.max = p.high === null ? p.low : p.high;
  });
  var times = points.reduce(function (list, p) { return list.concat([p.a, p.b]); }, []).filter(function (t) { return t !== null; });
  var most = d3.max(points, function (p) { return p.max; }), least = d3.min(points, function (p) { return p.min; });
  var wide = least > 0 && most / least > 50, pad = Math.max((d3.max(times) - d3.min(times)) * 0.08, 365 * DAY);

  function draw() {
    var width = box.clientWidth || 600;
    svg.attr("viewBox", "0 0 " + width + " " + HEIGHT).selectAll("*").remove();
    var x = d3.scaleUtc().domain([d3.min(times) - pad, d3.max(times) + pad]).range([58, width - 10]);
    var y = (wide ? d3.scaleLog().domain([least * 0.7, most * 1.5]) : d3.scaleLinear().domain([0, most * 1.18])).range([HEIGHT - 26, 12]);
    svg.append("g").attr("class", "grid").attr("transform", "translate(0," + (HEIGHT - 24) + ")")
      .call(d3.axisBottom(x).ticks(Math.max(2, Math.floor(width / 110))).tickSize(0).tickPadding(7)).attr("font-size", null).attr("font-family", null).select(".domain").remove();
    svg.append("g").attr("class", "grid").attr("transform", "translate(54,0)")
      .call(d3.axisLeft(y).ticks(4, ",d").tickSize(-width + 64)).attr("font-size", null).attr("font-family", null).select(".domain").remove();
    var taken = [];
    svg.append("g").selectAll("a").data(points).join("a").attr("href", function (p) { return "#" + p.id; })
      .attr("class", function (p) { return "it " + (p.byDocument ? "weak" : "sure"); })
      .attr("aria-label", function (p) { var claim = document.getElementById(p.id); return claim ? p.label + ", " + claim.querySelector(".say").textContent : p.label; })
      .each(function (p) {
        var left = p.a === null ? x(p.b) - FADE : x(p.a), right = p.b === null ? x(p.a) + FADE : x(p.b);
        var top = y(p.max), tall = Math.max(5, y(p.min) - top), g = d3.select(this), dimmed = variorum.visible && !variorum.visible.has(p.id);
        if (right - left < 6) { left = (left + right) / 2 - 3; right = left + 6; }
        g.attr("opacity", dimmed ? 0.2 : null);
        taken.push([top + 2, left, right]);
        g.append("rect").attr("x", left).attr("y", top - 2.5).attr("width", right - left).attr("height", tall)
          .style("fill", p.a === null ? "url(#fade-left)" : p.b === null ? "url(#fade-right)" : null)
          .classed("open", p.a === null || p.b === null);
        if (points.length > MANY) return;
        var size = variorum.measure(p.label) + 8, before = right + size > width - 4, text = top + 5, from = before ? left - size : right + 1;
        while (taken.some(function (t) { return Math.abs(t[0] - text) < 13 && from < t[2] && from + size > t[1]; })) text += 13;
        taken.push([text, from, from + size]);
        g.append("text").attr("x", before ? left - 6 : right + 6).attr("y", text).attr("text-anchor", before ? "end" : "start").text(p.label);
      });
  }
  variorum.redraw.push(draw);
  new ResizeObserver(draw).observe(box);
})();
