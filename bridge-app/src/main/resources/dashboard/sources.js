// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// Each source: how it stands in words, and its last quarter of an hour.

import { chart, spanOf } from "./charts.js";
import { byId, el, fact, glyph, say, show } from "./dom.js";
import { ago, clock, count, percent, rate, span, whole } from "./format.js";

const CHARTS = [
  {
    title: "In flight", format: whole, least: 5,
    series: [
      { word: "running", label: "running", stroke: "first" },
      { word: "queued", label: "queued", stroke: "second" },
      { word: "tracked", label: "new", stroke: "third" },
    ],
  },
  {
    title: "Transitions a second", format: rate, least: 1,
    series: [{ word: "perSecond", label: "a second", stroke: "first" }],
  },
  {
    title: "Detection delay", format: span, least: 0.01, nothing: "The provider has told no times of changes.",
    series: [
      { word: "median", label: "median", stroke: "first" },
      { word: "p99", label: "p99", stroke: "second" },
    ],
  },
  { title: "Poll budget", format: percent, most: 1, series: [{ word: "budget", label: "in use", stroke: "first" }] },
];

const PROVIDERS = { baseten: "Baseten", scale: "Scale GP", vessl: "VESSL", zai: "Z.AI" };

const STANDINGS = {
  OK: ["good", "answering"],
  THROTTLED: ["care", "asked too often"],
  UNAUTHORIZED: ["bad", "refuses the key or the account"],
  UNREACHABLE: ["bad", "does not answer"],
};

let past = null;
let pinned = null;
const cards = new Map();

/** Where in the history the figures are read, null for its end. */
function position() {
  if (pinned === null) return null;
  const found = past.times.findIndex(time => time >= pinned);
  return found < 0 ? null : found;
}

function pin(at) {
  pinned = at === null || at >= past.times.length - 1 ? null : past.times[at];
  pointAll();
}

function pointAll() {
  const at = position();
  cards.forEach(card => card.charts.forEach(made => made.point(at)));
  const scrub = byId("scrub");
  scrub.max = Math.max(0, past.times.length - 1);
  scrub.value = at ?? scrub.max;
  const shown = past.times.length ? spanOf(past.times[0], past.times.at(-1)) : 0;
  say(byId("sources-words"), shown ? `the last ${shown / 60} minutes` : "");
  const words = at === null ? "now" : clock(past.times[at] * 1000);
  scrub.setAttribute("aria-valuetext", words);
  say(byId("scrubbed"), words);
}

function make(name) {
  const id = `source-${cards.size}`;
  const card = {
    provider: el("p", { class: "provider" }),
    standing: el("p", { class: "standing" }),
    facts: el("dl", { class: "facts" }),
    charts: CHARTS.map(spec => chart(spec, pin)),
  };
  byId("sources").append(
    el(
      "article",
      { class: "source", "aria-labelledby": id },
      el("div", { class: "who" }, el("h3", { id }, name), card.provider, card.standing, card.facts),
      el("div", { class: "charts" }, ...card.charts.map(made => made.figure))));
  cards.set(name, card);
  return card;
}

function draw() {
  for (const [name, columns] of Object.entries(past.sources)) {
    const card = cards.get(name) ?? make(name);
    card.charts.forEach((made, i) => made.show([past.times, ...CHARTS[i].series.map(series => columns[series.word])]));
  }
  pointAll();
}

/** The whole history anew. */
export function begin(history) {
  past = history;
  draw();
}

/** One more step. */
export function append(step) {
  past.times.push(step.time);
  if (past.times.length > past.steps) past.times.shift();
  for (const [name, values] of Object.entries(step.sources)) {
    for (const [word, column] of Object.entries(past.sources[name] ?? {})) {
      column.push(values[word]);
      if (column.length > past.steps) column.shift();
    }
  }
  draw();
}

const listed = counts =>
  Object.entries(counts).map(([word, number]) => `${whole(number)} ${word.replaceAll("-", " ")}`).join(", ");

function webhookFacts(figures) {
  const { withWebhook, withoutWebhook, webhookLate } = figures.ended;
  const ended = withWebhook + withoutWebhook;
  const late = webhookLate ? `, ${whole(webhookLate)} of them came late` : "";
  return [
    ...fact("Webhooks", listed(figures.webhooks) || "none yet"),
    ...fact(
      "Without webhook",
      ended ? `${percent(withoutWebhook / ended)} of ${count(ended, "task")}${late}` : "no task ended well yet"),
  ];
}

function delayFacts(figures, health) {
  if (figures.delay.transitions > 0) {
    const { medianSeconds, p99Seconds } = figures.delay;
    return fact("Delay", `median ${span(medianSeconds)}, p99 ${span(p99Seconds)}`);
  }
  return fact("Delay expected", span(health.predictedDelaySeconds));
}

/** How each source stands now. */
export function standing(now) {
  for (const [name, figures] of Object.entries(now.sources)) {
    const card = cards.get(name) ?? make(name);
    const health = now.health.sources[name];
    if (!health) continue;
    const [sign, words] = health.paused ? ["bad", "paused"] : STANDINGS[health.state];
    say(
      card.provider,
      `${PROVIDERS[figures.provider] ?? figures.provider}, ${figures.webhooksExpected ? "webhooks and polls" : "polls"}`);
    card.standing.dataset.sign = sign;
    show(card.standing, glyph(sign), el("span", {}, health.state === "OK" && !health.lastSuccess ? "not asked yet" : words));
    const throttled = figures.polls.throttled ?? 0;
    const polled = Object.values(figures.polls).reduce((sum, number) => sum + number, 0);
    show(
      card.facts,
      ...fact("Oldest unobserved", health.tasks ? span(health.oldestUnobservedSeconds) : "no open task"),
      ...fact("Last answer", ago(health.lastSuccess, now.at)),
      ...fact("Asked about", count(health.tasks, "task")),
      ...fact("Rate", `${rate(health.ratePerSecond)} of ${rate(health.accountRatePerSecond)} a second`),
      ...(throttled ? fact("429", `${percent(throttled / polled)} of ${count(polled, "poll")}`) : []),
      ...delayFacts(figures, health),
      ...(figures.webhooksExpected ? webhookFacts(figures) : []));
  }
}

byId("scrub").addEventListener("input", event => past && pin(Number(event.target.value)));
