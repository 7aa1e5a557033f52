(() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  if (!data.seconds) return;
  const AXIS_WIDTH = 62, END = data.seconds;
  const origin = Date.parse(data.origin);
  let charts = [];

  const color = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const clock = s => { const t = Math.round(s); return Math.floor(t / 60) + ":" + String(t % 60).padStart(2, "0"); };
  const points = (name, scale) => data.lines[name].map((y, x) => ({ x: x + 0.5, y: y === null ? null : y * scale }));

  const line = (name, label, hue, more) => Object.assign({
    label, data: points(name, (more && more.scale) || 1), borderColor: color(hue), backgroundColor: color(hue),
    borderWidth: 1.6, pointRadius: 0, pointHitRadius: 6, spanGaps: false, tension: 0
  }, more);

  // Fault windows, phase borders and clocks are on every chart; their names are in the story.
  const marks = () => {
    const all = {};
    data.faults.forEach((f, i) => { all["fault" + i] = {
      type: "box", xMin: f.from, xMax: f.to, backgroundColor: color("fault"), borderWidth: 0, drawTime: "beforeDatasetsDraw" }; });
    data.phases.forEach((p, i) => { all["phase" + i] = {
      type: "line", xMin: p.from, xMax: p.from, borderColor: color("grey"), borderWidth: 1, borderDash: [2, 3], drawTime: "beforeDatasetsDraw" }; });
    data.clocks.forEach((c, i) => { all["clock" + i] = {
      type: "line", xMin: c.at, xMax: c.at, borderColor: color("violet"), borderWidth: 1, drawTime: "beforeDatasetsDraw" }; });
    return all;
  };

  // One lane for each thing, from top to bottom in the order of the story.
  const healed = data.clocks.length ? data.clocks[0].at : 0;
  const lanes = [{ bars: data.phases.map(p => ({ ...p, hue: "grey", text: p.name })) }]
    .concat(data.faults.map(f => ({ bars: [{ ...f, hue: "red", text: f.name }] })))
    .concat(data.alerts.map(a => ({ bars: [{ ...a, hue: "amber", text: "⚑ " + a.name }] })))
    .concat(data.clocks.slice(1).map(c => ({ bars: [{ from: healed, to: c.at, hue: "violet", text: c.name + " " + (c.at - healed).toFixed(1) + " s" }] })));

  const story = () => {
    const all = {};
    lanes.forEach((lane, row) => lane.bars.forEach((bar, i) => {
      const y = lanes.length - row - 0.5;
      all["bar" + row + "_" + i] = { type: "box", xMin: bar.from, xMax: Math.max(bar.to, bar.from + END / 500),
        yMin: y - 0.34, yMax: y + 0.34, borderWidth: 1, borderColor: color("card"),
        backgroundColor: color(bar.hue) + (row === 0 ? "40" : "b0") };
      const width = bar.to - bar.from, inside = row === 0, right = bar.to / END < 0.75;
      if (inside && width / END < 0.04) return;
      all["text" + row + "_" + i] = { type: "label", content: bar.text, color: color("ink"), font: { size: 11 },
        xValue: inside ? (bar.from + bar.to) / 2 : right ? Math.max(bar.to, bar.from + END / 500) : bar.from, yValue: y,
        position: { x: inside ? "center" : right ? "start" : "end", y: "center" }, padding: { left: 6, right: 6, top: 0, bottom: 0 } };
    }));
    return all;
  };

  const chart = (id, datasets, notes, y) => new Chart(document.getElementById(id), {
    type: "line",
    data: { datasets },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { type: "linear", min: 0, max: END, grid: { color: color("grid") },
          ticks: { color: color("soft"), callback: clock, maxRotation: 0, stepSize: Math.max(5, Math.ceil(END / 100) * 5) } },
        y: Object.assign({ beginAtZero: true, grace: "5%", grid: { color: color("grid") },
          ticks: { color: color("soft"), maxTicksLimit: 6 }, afterFit: axis => { axis.width = AXIS_WIDTH; } }, y)
      },
      plugins: {
        legend: { display: datasets.length > 0, position: "bottom", align: "start", labels: { color: color("ink"), boxWidth: 14, boxHeight: 2, padding: 12 } },
        tooltip: { callbacks: { title: items => {
          const s = Math.floor(items[0].parsed.x);
          return clock(s) + "  ·  " + new Date(origin + s * 1000).toISOString().slice(11, 19) + " UTC"; } } },
        annotation: { annotations: notes(), clip: false }
      }
    }
  });

  const draw = () => {
    charts.forEach(old => old.destroy());
    document.getElementById("lanes").style.height = (lanes.length * 24 + 30) + "px";
    charts = [
      chart("story", [], story, { min: 0, max: lanes.length, grace: 0, grid: { display: false }, ticks: { display: false } }),
      chart("rates", [
        line("planned", "planned", "grey", { borderDash: [5, 4] }), line("started", "started", "blue"),
        line("accepted", "accepted", "green"), line("already_yours", "already yours", "violet"),
        line("refused", "refused", "amber"),
        line("failed", "failed", "red"), line("unknown", "unknown", "red", { borderDash: [3, 3] })], marks),
      chart("latency", [line("p50", "p50", "green"), line("p95", "p95", "amber"), line("p99", "p99", "red"),
        line("p95-intended", "p95 from the planned start", "grey", { borderDash: [3, 3] })], marks),
      chart("lag", [line("consumer-lag", "consumer lag", "blue")], marks),
      chart("outbox", [line("outbox-age", "outbox age", "violet", { scale: 0.001 })], marks),
      chart("generator", [line("generator-late-millis", "latest start, ms", "amber"),
        line("generator-paused-millis", "paused, ms", "red"),
        line("generator-cpu", "processors, %", "blue", { scale: 100 })], marks)
    ];
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
