// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// Small charts of the last quarter of an hour, all of them under one hair line.

import uPlot from "./uPlot.esm.js";
import { el, say } from "./dom.js";

const HEIGHT = 104;
/** A bridge that has just started has little to show: time has the next longer of these spans. */
const SPANS = [120, 300, 900];
const charts = new Set();

const ink = name => () => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** How lines differ, by more than their colour. */
const STROKES = {
  first: { stroke: ink("--accent"), width: 1.75 },
  second: { stroke: ink("--muted"), width: 1.25, dash: [5, 3] },
  third: { stroke: ink("--muted"), width: 1.5, dash: [1, 3] },
};

/** The next of 1, 2 and 5 at any power of ten. */
function ceiling(value, least) {
  const wanted = Math.max(value, least);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5, 10].map(step => step * power).find(step => step >= wanted * 0.999);
}

/** How much time is shown, in seconds. */
export const spanOf = (first, last) => SPANS.find(span => span >= last - first - 5) ?? SPANS.at(-1);

function options(spec, width) {
  const fit = (plot, least, most) => [0, spec.most ?? ceiling(most ?? 0, spec.least)];
  return {
    width,
    height: HEIGHT,
    padding: [6, 0, 4, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { range: (plot, first, last) => [last - spanOf(first, last), last] }, y: { range: fit } },
    axes: [
      { show: false },
      {
        size: 44,
        gap: 6,
        font: "10.5px system-ui, sans-serif",
        stroke: ink("--muted"),
        grid: { stroke: ink("--line"), width: 1 },
        ticks: { show: false },
        splits: (plot, axis, least, most) => [0, most],
        values: (plot, splits) => splits.map(spec.format),
      },
    ],
    series: [
      {},
      ...spec.series.map((series, at) => ({
        ...STROKES[series.stroke],
        fill: at === 0 ? ink("--accent-fill") : undefined,
        points: { size: 4, fill: STROKES[series.stroke].stroke, filter: lonely },
      })),
    ],
  };
}

/** Points without neighbours have no line that shows them. */
function lonely(plot, at, shown, gaps) {
  const values = plot.data[at];
  const found = [];
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null) found.push(i);
  }
  return found;
}

function swatch(stroke) {
  return el("i", { class: `swatch swatch-${stroke}`, "aria-hidden": "true" });
}

/**
 * Makes a chart.
 *
 * @param spec title, format of values, what to say where there are none, the least top of the scale, or its only one, and series {word, label, stroke}
 * @param pointed called with the position of the time that is pointed at, null for none
 */
export function chart(spec, pointed) {
  const values = spec.series.map(() => el("b"));
  const line = el("div", { class: "hair", hidden: true });
  const nothing = el("p", { class: "nothing", hidden: true }, spec.nothing ?? "");
  const box = el("div", { class: "plot", role: "img" }, nothing);
  const readout = el(
    "span",
    { class: "readout" },
    ...spec.series.map((series, i) => el("span", {}, swatch(series.stroke), values[i], ` ${series.label}`)));
  const figure = el(
    "figure", { class: "chart" }, el("figcaption", {}, el("span", { class: "title" }, spec.title), readout), box);

  let plot = null;
  let data = null;
  let at = null;

  function read() {
    const times = data[0];
    const position = at ?? times.length - 1;
    spec.series.forEach((series, i) => say(values[i], spec.format(data[i + 1][position])));
    line.hidden = at === null || !plot;
    if (!line.hidden) line.style.left = `${plot.valToPos(times[at], "x")}px`;
  }

  function describe() {
    const parts = spec.series.map((series, i) => {
      const known = data[i + 1].filter(value => value !== null);
      return known.length
        ? `${series.label}: now ${spec.format(data[i + 1].at(-1))}, highest ${spec.format(Math.max(...known))}`
        : `${series.label}: nothing known`;
    });
    box.setAttribute("aria-label", `${spec.title}, last 15 minutes. ${parts.join("; ")}.`);
  }

  function draw() {
    if (!data || !box.clientWidth) return;
    if (!plot) {
      plot = new uPlot(options(spec, box.clientWidth), data, box);
      plot.over.append(line);
      plot.over.addEventListener("pointermove", event => pointed(plot.posToIdx(event.offsetX)));
      plot.over.addEventListener("pointerleave", () => pointed(null));
    } else {
      plot.setData(data);
    }
    read();
  }

  const made = {
    figure,
    show(columns) {
      data = columns;
      const known = columns.slice(1).some(column => column.some(value => value !== null));
      box.classList.toggle("void", Boolean(spec.nothing) && !known);
      nothing.hidden = !spec.nothing || known;
      describe();
      draw();
    },
    point(position) {
      at = position;
      if (data) read();
    },
    redraw: () => plot?.redraw(false),
  };
  new ResizeObserver(() => {
    if (plot && box.clientWidth) {
      plot.setSize({ width: box.clientWidth, height: HEIGHT });
      read();
    } else {
      draw();
    }
  }).observe(box);
  charts.add(made);
  return made;
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts.forEach(made => made.redraw()));
