// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// The last transitions, newest first; those that do not match are left out.

import { byId, el, glyph, say } from "./dom.js";
import { clock, moment, span } from "./format.js";

const KEPT = 1000;
const PAGE = 20;
const STATES = ["QUEUED", "RUNNING", "COMPLETED", "FAILED", "CANCELED", "EXPIRED", "LOST"];

const kept = [];
const rows = new Map();
let held = false;
let shown = PAGE;
let open = () => {};

const mark = passage => `${passage.key}#${passage.sequence}`;
const source = passage => passage.key.slice(0, passage.key.indexOf("/"));

/** What the provider said, or why there is no more of it. */
export const remark = passage =>
  [passage.providerStatus, passage.error, passage.resultOmitted && `no output: ${passage.resultOmitted}`]
    .filter(Boolean).join(" · ");

function row(passage) {
  return el(
    "tr",
    {},
    el("td", { class: "time" }, el("time", { datetime: passage.observedAt, title: moment(passage.observedAt) }, clock(passage.observedAt))),
    el(
      "td",
      { class: "task" },
      el("button", { type: "button", class: "key", title: passage.key, on: { click: () => open(passage.key) } }, passage.key)),
    el(
      "td",
      { class: "change" },
      el("span", { class: "from" }, passage.from, " → "),
      el("span", { class: "to" }, glyph(passage.to), passage.to)),
    el("td", { class: "via" }, passage.via),
    el("td", { class: "number" }, passage.delaySeconds === null ? "" : span(passage.delaySeconds)),
    el("td", { class: "remark" }, remark(passage)));
}

function matches(passage, filter) {
  const text = filter.text.trim().toLowerCase();
  return (!filter.source || source(passage) === filter.source)
    && (!filter.state || passage.to === filter.state)
    && (!text || `${passage.key} ${passage.to} ${passage.via} ${remark(passage)}`.toLowerCase().includes(text));
}

/** Rows stay the same elements as long as they are shown, so that focus and selection stay as well. */
function draw() {
  const filter = Object.fromEntries(new FormData(byId("filters")));
  const matching = kept.filter(passage => matches(passage, filter));
  const wanted = matching.slice(-shown).reverse();
  const body = byId("transitions");
  const marks = new Set(wanted.map(mark));
  for (const [key, element] of rows) {
    if (!marks.has(key)) {
      element.remove();
      rows.delete(key);
    }
  }
  let next = body.firstElementChild;
  for (const passage of wanted) {
    const key = mark(passage);
    const element = rows.get(key) ?? row(passage);
    rows.set(key, element);
    if (element === next) next = next.nextElementSibling;
    else body.insertBefore(element, next);
  }
  byId("more").hidden = matching.length <= shown;
  byId("transitions-empty").hidden = wanted.length > 0;
  say(byId("transitions-empty"), kept.length ? "None of the last transitions matches." : "No transition yet.");
  const narrowed = matching.length < kept.length ? `${matching.length} of the last ${kept.length} match` : `the last ${kept.length}`;
  say(byId("transitions-words"), `${held ? "Held: " : ""}${narrowed}, of this bridge; ${wanted.length} shown`);
}

/** Takes in further ones, oldest first. */
export function add(passages) {
  const known = new Set(kept.slice(-KEPT).map(mark));
  kept.push(...passages.filter(passage => !known.has(mark(passage))));
  kept.splice(0, kept.length - KEPT);
  if (!held) draw();
}

/** Whose transitions there may be. */
export function offer(names) {
  const select = byId("filters").elements.source;
  if (select.options.length === 1) select.append(...names.map(name => el("option", { value: name }, name)));
}

/** @param opened called with the key of a task that somebody wants to see */
export function start(opened) {
  open = opened;
  const form = byId("filters");
  form.elements.state.append(...STATES.map(state => el("option", { value: state }, state)));
  form.addEventListener("input", () => {
    shown = PAGE;
    draw();
  });
  form.addEventListener("submit", event => event.preventDefault());
  byId("more").addEventListener("click", () => {
    shown += PAGE;
    draw();
  });
  byId("hold").addEventListener("click", () => {
    held = !held;
    byId("hold").setAttribute("aria-pressed", String(held));
    draw();
  });
}
