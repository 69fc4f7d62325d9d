/** Draws concern month by month, with its interval. The table below says the same. */

import uPlot from "../vendor/uplot/uPlot.esm.js";

const box = document.querySelector("[data-chart]");
const source = document.getElementById("chart-data");
const HEIGHT = 260;

/** The colours of the page as they are now: light or dark. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** The months that get a mark: all, or every second, third ... so that each has room. */
function months(at, width) {
  const step = Math.ceil(at.length / Math.max(1, Math.floor(width / 90)));
  return at.filter((_one, number) => number % step === 0);
}

function options(width) {
  const line = { stroke: () => colour("--fds-ink"), grid: { stroke: () => colour("--fds-line-soft") } };
  const shown = (_chart, value) => (value === null || value === undefined ? "–" : `${Math.round(value * 100)} %`);
  const drawn = (label, name, dash) => ({
    label, dash, stroke: () => colour(name), width: 2, spanGaps: false, value: shown, points: { show: true, size: 7 },
  });
  const edge = (label, name) => ({ label, stroke: () => colour(name), width: 1, dash: [2, 4], points: { show: false }, value: shown });
  const month = new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", year: "numeric", timeZone: "UTC" });
  return {
    width,
    height: HEIGHT,
    legend: { live: false },
    padding: [null, 32, null, null],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), "UTC"),
    scales: { y: { range: [0, 1] } },
    axes: [
      { ...line, values: (_chart, ticks) => ticks.map((one) => month.format(new Date(one * 1e3))), splits: (chart) => months(chart.data[0], chart.width) },
      { ...line, values: (_chart, ticks) => ticks.map((one) => `${Math.round(one * 100)} %`), size: 60 },
    ],
    series: [
      { label: box.dataset.month, value: (_chart, at) => (at ? month.format(new Date(at * 1e3)) : "–") },
      drawn(box.dataset.all, "--fds-link"),
      edge(box.dataset.low, "--fds-link"),
      edge(box.dataset.high, "--fds-link"),
      drawn(box.dataset.red, "--red", [8, 4]),
    ],
  };
}

if (box && source) {
  const { at, all, red } = JSON.parse(source.textContent);
  const width = () => Math.max(240, box.clientWidth - 16);
  const chart = new uPlot(options(width()), [at, ...all, red[0]], box);
  new ResizeObserver(() => chart.setSize({ width: width(), height: HEIGHT })).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => chart.redraw());
}
