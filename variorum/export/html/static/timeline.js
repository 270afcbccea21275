// The timeline: a lane a section, a bar from the earliest to the latest day, open sides fading.
(function () {
  var figure = document.getElementById("timeline-figure"), lanes = variorum.data.timeline;
  if (!figure || !window.d3) return;
  var box = figure.querySelector(".draw"), MANY = 120, MOST = 400, BIN = 12, TALL = 44, FADE = 70, NARROW = 560, PAD = 14, DAY = 864e5;
  var svg = d3.select(box).append("svg").attr("role", "group").attr("aria-label", "Timeline of dated claims");
  var defs = svg.append("defs");
  [["fade-left", 0, 1], ["fade-right", 1, 0]].forEach(function (kind) {
    var gradient = defs.append("linearGradient").attr("id", kind[0]);
    gradient.append("stop").attr("class", "stop").attr("offset", 0).attr("stop-opacity", kind[1]);
    gradient.append("stop").attr("class", "stop").attr("offset", 1).attr("stop-opacity", kind[2]);
  });
  var axis = svg.append("g").attr("class", "grid"), plot = svg.append("g"), width = 0, current = null;

  function day(text, end) { return text ? Date.parse(text + "T00:00:00Z") + (end ? DAY : 0) : null; }
  lanes.forEach(function (lane) {
    lane.marks.forEach(function (item) { item.a = day(item.from, false); item.b = day(item.to, true); item.lane = lane; });
  });
  var all = lanes.reduce(function (list, lane) { return list.concat(lane.marks); }, []);
  var days = all.reduce(function (list, item) { return list.concat([item.a, item.b]); }, []).filter(function (d) { return d !== null; });
  var first = d3.min(days), last = d3.max(days), margin = Math.max((last - first) * 0.04, 180 * DAY);
  var base = d3.scaleUtc().domain([first - margin, last + margin * 4]);

  // Where the item is drawn: its bar, and the fading tail of an open side.
  function place(item, x) {
    var left = item.a === null ? x(item.b) - FADE : x(item.a), right = item.b === null ? x(item.a) + FADE : x(item.b);
    var thin = right - left < 8, middle = (left + right) / 2;
    return thin ? { left: middle - 4, right: middle + 4, point: true } : { left: left, right: right, point: false };
  }

  function layout(x, labelled) {
    var above = labelled && width < NARROW, y = 8, height = above ? 34 : labelled ? 21 : 7, out = [];
    lanes.forEach(function (lane) {
      var rows = [], top = y + 20, held = lane.marks.filter(function (item) {
        if (variorum.visible && !variorum.visible.has(item.id)) return false;
        var at = place(item, x);
        return at.right > 0 && at.left < width;
      });
      if (!held.length) return;
      out.push({ lane: lane, y: y + 12 });
      held.forEach(function (item) {
        var at = place(item, x), text = labelled ? (item.size = item.size || variorum.measure(item.label)) + 10 : 2, before = false;
        at.left = Math.max(at.left, -20); at.right = Math.min(at.right, width + 20);
        if (labelled && at.right + text > width && at.left > width - at.right) before = true;
        var from = before ? at.left - text : at.left, to = before ? at.right : at.right + text, row = 0;
        at.over = labelled && !before && at.right + text > width && at.left <= 0;  // room on neither side: on the bar
        at.text = Math.max(0, Math.min(at.left, width - text));
        if (above) { from = Math.min(at.left, at.text); to = Math.max(at.right, at.text + text); }
        while (rows[row] && rows[row].some(function (taken) { return from < taken[1] && to > taken[0]; })) row++;
        (rows[row] = rows[row] || []).push([from - 4, to + 4]);
        out.push({ item: item, at: at, before: before, y: top + row * height, labelled: labelled, above: above });
      });
      y = top + rows.length * height + 10;
    });
    return { parts: out, height: y + 26 };
  }

  // Too many to draw one by one: how many claims may lie in each stretch of time.
  function crowd(x, inside) {
    var y = 8, out = [], most = 1, bases = [];
    lanes.forEach(function (lane) {
      var counts = [], held = inside.filter(function (item) { return item.lane === lane; });
      if (!held.length) return;
      held.forEach(function (item) {
        var at = place(item, x), last = Math.min(width, at.right - 0.01);
        for (var i = Math.max(0, Math.floor(at.left / BIN)); i * BIN <= last; i++) counts[i] = (counts[i] || 0) + 1;
      });
      out.push({ lane: lane, y: y + 12 });
      y += 20 + TALL;
      counts.forEach(function (count, i) { most = Math.max(most, count); bases.push({ count: count, x: i * BIN, y: y }); });
      y += 10;
    });
    bases.forEach(function (bin) { bin.height = Math.max(1, TALL * bin.count / most); });
    return { parts: out.concat(bases), height: y + 26 };
  }

  function draw() {
    var transform = d3.zoomTransform(svg.node()), x = transform.rescaleX(base);
    var inside = all.filter(function (item) {
      var at = place(item, x);
      return at.right > 0 && at.left < width && (!variorum.visible || variorum.visible.has(item.id));
    });
    var made = inside.length > MOST ? crowd(x, inside) : layout(x, inside.length <= MANY);
    svg.attr("height", made.height).attr("viewBox", "0 0 " + width + " " + made.height);
    axis.call(d3.axisBottom(x).ticks(Math.max(2, Math.floor(width / 90))).tickSize(-made.height + 26)).call(function (g) { g.select(".domain").remove(); })
      .attr("transform", "translate(0," + (made.height - 24) + ")").attr("font-size", null).attr("font-family", null);
    plot.selectAll(".lane").data(made.parts.filter(function (p) { return p.lane; })).join("text")
      .attr("class", "lane").attr("x", 0).attr("y", function (p) { return p.y; }).text(function (p) { return p.lane.title; });
    plot.selectAll(".it").data(made.parts.filter(function (p) { return p.item; }), function (p) { return p.item.id; })
      .join(enter).each(update).order();
    plot.selectAll(".bin").data(made.parts.filter(function (p) { return p.count; })).join(function (entering) {
      var rect = entering.append("rect").attr("class", "bin");
      rect.append("title");
      return rect.on("click", function (event, p) { svg.call(zoom.scaleBy, 4, [p.x + BIN / 2, 0]); });
    }).attr("x", function (p) { return p.x; }).attr("width", BIN - 1).attr("y", function (p) { return p.y - p.height; })
      .attr("height", function (p) { return p.height; }).select("title").text(function (p) { return p.count + " claims may lie here"; });
    stop();
  }

  function enter(entering) {
    var g = entering.append("g").attr("role", "button").attr("tabindex", -1).attr("aria-label", function (p) {
      var claim = document.getElementById(p.item.id);
      return p.item.when + ": " + (claim ? claim.querySelector(".say").textContent : p.item.label);
    });
    g.append("rect").attr("class", "hit-area");
    g.append("rect").attr("class", "bar");
    g.append("rect").attr("class", "ring");
    g.append("text");
    g.on("click", function (event, p) { current = p.item.id; stop(); open(p.item); });
    g.append("title");
    return g;
  }

  function update(p) {
    var g = d3.select(this), height = p.labelled ? 9 : 4, wide = p.at.right - p.at.left;
    var open = p.item.a === null ? "left" : p.item.b === null ? "right" : "";
    g.attr("class", "it " + (p.item.sure ? "sure" : "weak")).attr("transform", "translate(0," + (p.above ? p.y + 14 : p.y) + ")");
    g.select(".bar").attr("x", p.at.left).attr("width", wide).attr("height", height).attr("rx", p.at.point ? height / 2 : 1)
      .classed("open", Boolean(open)).attr("fill", open ? "url(#fade-" + open + ")" : null);
    g.select(".bar").style("fill", open ? "url(#fade-" + open + ")" : null);
    g.select(".ring").attr("x", p.at.left - 3).attr("y", -3).attr("width", wide + 6).attr("height", height + 6);
    g.select(".hit-area").attr("x", p.at.left - 4).attr("y", p.above ? -16 : -5).attr("width", Math.max(24, wide + 8)).attr("height", p.above ? 30 : p.labelled ? 20 : 6);
    g.select("title").text(p.item.when + ": " + p.item.label);
    g.select("text").attr("y", p.above ? -4 : 9).attr("x", p.above ? p.at.text : p.at.over ? 8 : p.before ? p.at.left - 6 : Math.max(p.at.right, 0) + 6)
      .attr("text-anchor", p.before && !p.above ? "end" : "start").text(p.labelled ? p.item.label : "");
  }

  function open(item) { variorum.list(item.when, [item.id]); }

  // One item can be reached by Tab, the others from it by arrow keys.
  function stop() {
    var items = plot.selectAll(".it");
    if (items.empty()) return;
    if (!items.data().some(function (p) { return p.item.id === current; })) current = items.data()[0].item.id;
    items.attr("tabindex", function (p) { return p.item.id === current ? 0 : -1; });
  }

  svg.on("keydown", function (event) {
    var data = plot.selectAll(".it").data(), at = data.findIndex(function (p) { return p.item.id === current; });
    var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -at, End: data.length - 1 - at }[event.key];
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); if (data[at]) open(data[at].item); return; }
    if (step === undefined || !data.length) return;
    event.preventDefault();
    current = data[Math.max(0, Math.min(data.length - 1, at + step))].item.id;
    stop();
    plot.selectAll(".it").filter(function (p) { return p.item.id === current; }).node().focus();
  });

  var zoom = d3.zoom().scaleExtent([1, 2000]).filter(function (event) {
    return event.type === "wheel" ? event.ctrlKey || event.metaKey : !event.button;
  }).on("zoom", draw);
  svg.call(zoom).on("dblclick.zoom", null).style("touch-action", "pan-y");
  figure.querySelectorAll("[data-do]").forEach(function (button) {
    button.addEventListener("click", function () {
      if (button.dataset.do === "all") svg.call(zoom.transform, d3.zoomIdentity);
      else svg.call(zoom.scaleBy, button.dataset.do === "in" ? 2 : 0.5);
    });
  });
  window.addEventListener("beforeprint", function () { svg.call(zoom.transform, d3.zoomIdentity); });
  function fit() {
    width = box.clientWidth || 700;
    base.range([PAD, width - PAD]);
    zoom.extent([[0, 0], [width, 100]]).translateExtent([[0, -Infinity], [width, Infinity]]);
    draw();
  }
  variorum.redraw.push(draw);
  var watched = 0;
  new ResizeObserver(function () { if (box.clientWidth !== watched) { watched = box.clientWidth; fit(); } }).observe(box);
  fit();
})();
