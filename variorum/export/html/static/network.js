// The network: the subject in the middle, those tied to it around it, an arrow for each kind of tie.
(function () {
  var figure = document.getElementById("network-figure"), net = variorum.data.network;
  if (!figure || !window.d3 || !net.nodes.length) return;
  var CROWD = 32;  // beyond so many nodes the kinds of ties are not written under the names
  var box = figure.querySelector(".draw"), width = box.clientWidth || 700, narrow = width < 560;
  var height = narrow ? Math.max(420, 80 + Math.ceil(net.nodes.length / 2) * 74) : Math.round(Math.min(760, Math.max(480, 340 + net.nodes.length * 9)));
  var svg = d3.select(box).append("svg").attr("role", "group").attr("aria-label", "Network of ties")
    .attr("height", height).attr("viewBox", [0, 0, width, height].join(" "));
  svg.append("defs").append("marker").attr("id", "arrow").attr("viewBox", "0 -4 8 8").attr("refX", 8).attr("markerWidth", 7)
    .attr("markerHeight", 7).attr("orient", "auto").append("path").attr("class", "arrow").attr("d", "M0,-3.5L8,0L0,3.5");
  var stage = svg.append("g"), current = 0;

  var nodes = net.nodes.map(function (node, i) {
    return Object.assign({ index: i, r: node.subject ? 11 : 4 + Math.min(5, Math.sqrt(node.weight)), lines: wrap(node.name) }, node);
  });
  var links = net.links.map(function (link) { return Object.assign({ source: link.from, target: link.to }, link); });
  bend(links);
  links.forEach(function (link) { link.a = nodes[link.from]; link.b = nodes[link.to]; });

  // A name in lines of some sixteen characters, three at most.
  function wrap(name) {
    var lines = [""];
    name.split(/\s+/).forEach(function (word) {
      var last = lines.length - 1;
      if (lines[last] && (lines[last] + " " + word).length > 17) lines.push(word);
      else lines[last] = (lines[last] + " " + word).trim();
    });
    return lines.length > 3 ? lines.slice(0, 2).concat(lines[2] + " …") : lines;
  }

  // Links between the same two are bent apart.
  function bend(list) {
    var seen = new Map();
    list.forEach(function (link) {
      var key = Math.min(link.from, link.to) + "-" + Math.max(link.from, link.to), n = seen.get(key) || 0;
      link.bend = (n % 2 ? -1 : 1) * Math.ceil(n / 2) * 26 * (link.from > link.to ? -1 : 1);
      seen.set(key, n + 1);
    });
  }

  // Kinds of ties share a side; the forces start from there and are the same at each opening of the page.
  var others = nodes.filter(function (node) { return !node.subject; }), kind = new Map();
  links.forEach(function (link) { [link.from, link.to].forEach(function (end) { if (!kind.has(end)) kind.set(end, link.type); }); });
  others.sort(function (a, b) { return d3.ascending(kind.get(a.index), kind.get(b.index)) || a.index - b.index; });
  var rx = width / 2 - (narrow ? 44 : 90), ry = height / 2 - 56;
  others.forEach(function (node, i) {
    if (narrow) {  // two columns, for rings would run into each other
      node.x = node.homeX = i % 2 ? width - 62 : 62;
      node.y = node.homeY = 30 + Math.floor(i / 2) * 74;
      return;
    }
    var angle = 2 * Math.PI * i / others.length - Math.PI / 2, inner = others.length > 12 && i % 2 ? 0.58 : 1;
    node.x = node.homeX = width / 2 + rx * inner * Math.cos(angle);
    node.y = node.homeY = height / 2 + ry * inner * Math.sin(angle);
  });
  nodes.forEach(function (node) { if (node.subject) { node.fx = width / 2; node.fy = height / 2; } });
  d3.forceSimulation(nodes).force("x", d3.forceX(function (n) { return n.homeX || width / 2; }).strength(0.25))
    .force("y", d3.forceY(function (n) { return n.homeY || height / 2; }).strength(0.25))
    .force("apart", d3.forceCollide(function (n) { return n.subject ? 52 : narrow ? 8 : 40; }).iterations(3)).stop().tick(240);
  nodes.forEach(function (node) {
    node.x = Math.max(narrow ? 34 : 60, Math.min(width - (narrow ? 34 : 60), node.x));
    var below = 24 + 13 * (node.lines.length + (nodes.length > CROWD ? 0 : wrap(kinds(node)).length));
    node.y = Math.max(20, Math.min(height - below, node.y));
  });

  function path(link) {
    var dx = link.b.x - link.a.x, dy = link.b.y - link.a.y, long = Math.hypot(dx, dy) || 1, ux = dx / long, uy = dy / long;
    var x1 = link.a.x + ux * link.a.r, y1 = link.a.y + uy * link.a.r, x2 = link.b.x - ux * (link.b.r + 2), y2 = link.b.y - uy * (link.b.r + 2);
    return "M" + x1 + "," + y1 + "Q" + ((x1 + x2) / 2 - uy * link.bend) + "," + ((y1 + y2) / 2 + ux * link.bend) + " " + x2 + "," + y2;
  }

  var lines = stage.selectAll(".link").data(links).join("path").attr("class", function (l) { return "link" + (l.voice ? " unsure" : ""); })
    .attr("marker-end", "url(#arrow)");
  lines.append("title").text(function (l) { return l.a.name + " – " + tie(l) + " – " + l.b.name; });
  var dots = stage.selectAll(".node").data(nodes).join("g").attr("class", function (n) { return "node" + (n.subject ? " subject" : ""); })
    .attr("role", "button").attr("tabindex", function (n) { return n.index ? -1 : 0; }).attr("aria-label", describe);
  dots.each(function (node) {
    var g = d3.select(this), r = node.r, shapes = {
      person: "M0," + -r + "A" + r + "," + r + " 0 1 1 0," + r + "A" + r + "," + r + " 0 1 1 0," + -r + "Z",
      organization: "M" + -r + "," + -r + "H" + r + "V" + r + "H" + -r + "Z"
    };
    g.append("path").attr("class", "body").attr("d", shapes[node.type] || "M0," + -r * 1.3 + "L" + r * 1.3 + ",0L0," + r * 1.3 + "L" + -r * 1.3 + ",0Z");
    var text = g.append("text").attr("y", r + 13);
    node.lines.forEach(function (line, i) { text.append("tspan").attr("x", 0).attr("dy", i ? 13 : 0).text(line); });
    if (!node.subject && nodes.length <= CROWD) wrap(kinds(node)).forEach(function (line) { text.append("tspan").attr("class", "ties").attr("x", 0).attr("dy", 13).text(line); });
    g.append("title").text(describe(node));
  });

  // A tie in words, led by its voice where no source says it in its own.
  function tie(link) { return (link.voice ? link.voice + ": " : "") + link.title.toLowerCase(); }
  function own(node) { return links.filter(function (l) { return (l.a === node || l.b === node) && passes(l); }); }
  function passes(link) { return !variorum.visible || link.claims.some(function (id) { return variorum.visible.has(id); }); }
  function kinds(node) { return Array.from(new Set(own(node).map(tie))).join(", "); }
  function describe(node) {
    return node.name + " (" + node.kind + "): " + kinds(node);
  }
  function open(node) {
    var ids = Array.from(new Set([].concat.apply([], own(node).map(function (l) { return l.claims; }))));
    variorum.list(node.name, ids);
  }
  function light(node) {
    var near = new Set(node ? [node] : []);
    if (node) own(node).forEach(function (l) { near.add(l.a); near.add(l.b); });
    lines.classed("on", function (l) { return node && (l.a === node || l.b === node); })
      .classed("far", function (l) { return !passes(l) || (node && !node.subject && l.a !== node && l.b !== node); });
    dots.classed("on", function (n) { return n === node; })
      .classed("far", function (n) { return (!n.subject && !own(n).length) || (node && !node.subject && !near.has(n)); });
  }
  function place() {
    lines.attr("d", path);
    dots.attr("transform", function (n) { return "translate(" + n.x + "," + n.y + ")"; });
  }

  dots.on("mouseenter", function (event, node) { light(node); }).on("mouseleave", function () { light(null); })
    .on("focus", function (event, node) { current = node.index; light(node); }).on("blur", function () { light(null); })
    .on("click", function (event, node) { open(node); })
    .call(d3.drag().clickDistance(4).on("drag", function (event, node) { node.x = event.x; node.y = event.y; place(); }));
  svg.on("keydown", function (event) {
    var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(nodes[current]); return; }
    if (step === undefined) return;
    event.preventDefault();
    current = (current + step + nodes.length) % nodes.length;
    dots.attr("tabindex", function (n) { return n.index === current ? 0 : -1; });
    dots.nodes()[current].focus({ preventScroll: true });
  });
  var zoom = d3.zoom().scaleExtent([0.5, 8]).filter(function (event) {
    return event.type === "wheel" ? event.ctrlKey || event.metaKey : event.touches ? event.touches.length > 1 : !event.button;
  }).on("zoom", function (event) { stage.attr("transform", event.transform); });
  svg.call(zoom).on("dblclick.zoom", null).style("touch-action", "pan-x pan-y");
  figure.querySelectorAll("[data-do]").forEach(function (button) {
    button.addEventListener("click", function () {
      if (button.dataset.do === "all") svg.call(zoom.transform, d3.zoomIdentity);
      else svg.call(zoom.scaleBy, button.dataset.do === "in" ? 1.5 : 1 / 1.5);
    });
  });
  window.addEventListener("beforeprint", function () { svg.call(zoom.transform, d3.zoomIdentity); });
  variorum.redraw.push(function () { light(null); });
  place();
})();
