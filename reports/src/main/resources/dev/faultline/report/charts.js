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

  const label = (content, hue, position, extra) => Object.assign({
    display: true, content, position, color: color(hue), backgroundColor: "transparent",
    font: { size: 11, weight: "normal" }, padding: 2
  }, extra);

  // Fault windows, phases and alerts are on every chart; their names only on the first.
  const annotations = named => {
    const all = {};
    data.faults.forEach((f, i) => { all["fault" + i] = {
      type: "box", xMin: f.from, xMax: f.to, backgroundColor: color("fault"), borderWidth: 0, drawTime: "beforeDatasetsDraw",
      label: label(f.name, "fail", { x: "center", y: "end" }, { display: named }) }; });
    data.phases.forEach((p, i) => {
      all["phase" + i] = { type: "line", xMin: p.from, xMax: p.from, borderColor: color("grey"), borderWidth: 1, borderDash: [2, 3] };
      if (named && (p.to - p.from) / END > 0.03) all["phaseName" + i] = {
        type: "label", xValue: (p.from + p.to) / 2, yValue: ctx => ctx.chart.scales.y.max, yAdjust: 8,
        content: p.name, color: color("soft"), font: { size: 11 } };
    });
    data.alerts.forEach((a, i) => { all["alert" + i] = {
      type: "line", xMin: a.from, xMax: a.to, yMin: ctx => top(ctx, i), yMax: ctx => top(ctx, i),
      borderColor: color("invalid"), borderWidth: named ? 4 : 0,
      label: label("⚑ " + a.name, "invalid", "start", { display: named, yAdjust: 9 }) }; });
    data.clocks.forEach((c, i) => { all["clock" + i] = {
      type: "line", xMin: c.at, xMax: c.at, borderColor: color("violet"), borderWidth: 1.2,
      label: label(c.name, "violet", "end", { display: named, rotation: -90, xAdjust: -7 + 0 * i, position: (12 + 26 * (i % 4)) + "%" }) }; });
    return all;
  };
  const top = (ctx, i) => { const y = ctx.chart.scales.y; return y.max - (y.max - y.min) * (0.13 + 0.11 * i); };

  const chart = (id, datasets, named, stepped) => new Chart(document.getElementById(id), {
    type: "line",
    data: { datasets },
    options: {
      animation: false, responsive: true, maintainAspectRatio: false, parsing: false, normalized: true,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { type: "linear", min: 0, max: END, grid: { color: color("grid") },
          ticks: { color: color("soft"), callback: clock, maxRotation: 0, stepSize: Math.max(5, Math.ceil(END / 100) * 5) } },
        y: { beginAtZero: true, grace: named ? "22%" : "5%", grid: { color: color("grid") },
          ticks: { color: color("soft"), maxTicksLimit: 6 }, afterFit: axis => { axis.width = AXIS_WIDTH; } }
      },
      plugins: {
        legend: { position: "bottom", align: "start", labels: { color: color("ink"), boxWidth: 14, boxHeight: 2, padding: 12 } },
        tooltip: { callbacks: { title: items => {
          const s = Math.floor(items[0].parsed.x);
          return clock(s) + "  ·  " + new Date(origin + s * 1000).toISOString().slice(11, 19) + " UTC"; } } },
        annotation: { annotations: annotations(named), clip: false }
      }
    }
  });

  const draw = () => {
    charts.forEach(old => old.destroy());
    charts = [
      chart("rates", [
        line("planned", "planned", "grey", { borderDash: [5, 4] }), line("started", "started", "blue"),
        line("accepted", "accepted", "green"), line("already_yours", "already yours", "violet"),
        line("refused", "refused", "amber"),
        line("failed", "failed", "red"), line("unknown", "unknown", "red", { borderDash: [3, 3] })], true),
      chart("latency", [line("p50", "p50", "green"), line("p95", "p95", "amber"), line("p99", "p99", "red")]),
      chart("lag", [line("consumer-lag", "consumer lag", "blue")]),
      chart("outbox", [line("outbox-age", "outbox age", "violet", { scale: 0.001 })])
    ];
  };
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
})();
