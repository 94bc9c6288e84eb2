// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// One task: how it stands, and what this bridge has seen of it.

import { byId, el, fact, glyph, show } from "./dom.js";
import { clock, moment, span, whole } from "./format.js";
import { remark } from "./transitions.js";

const PREFIX = "#task=";
let asked = "";

function problem(text) {
  return el("p", { class: "empty" }, text);
}

function step(passage) {
  return el(
    "li",
    {},
    el("time", { datetime: passage.observedAt, title: moment(passage.observedAt) }, clock(passage.observedAt)),
    el("span", { class: "to" }, glyph(passage.to), passage.to),
    el(
      "span",
      { class: "aside" },
      [`by ${passage.via}`, passage.delaySeconds === null ? "" : `after ${span(passage.delaySeconds)}`, remark(passage)]
        .filter(Boolean).join(" · ")));
}

function labels(task) {
  const entries = Object.entries(task.labels);
  return entries.length ? fact("Labels", entries.map(([key, value]) => `${key}=${value}`).join("  ")) : [];
}

function nextPoll(task) {
  return task.nextPollAt ? `${clock(task.nextPollAt)}: ${task.nextPollReason}` : task.nextPollReason ?? "under way";
}

function facts(task) {
  return el(
    "dl",
    { class: "facts" },
    ...fact("Provider", task.provider + (task.target ? `, ${task.target}` : "")),
    ...(task.providerStatus ? fact("Provider says", task.providerStatus) : []),
    ...fact("Tracked", moment(task.trackedAt)),
    ...(task.terminal
      ? []
      : [
          ...fact("Next poll", nextPoll(task)),
          ...fact("Polls", whole(task.polls)),
          ...fact("Given up", moment(task.deadline)),
        ]),
    ...fact("Events", whole(task.sequence)),
    ...labels(task));
}

function missing(found) {
  return found.here
    ? problem("No such task is tracked. It may have ended longer ago than topics.terminalRetention.")
    : problem(`The task's shard, ${found.partition}, is not at this bridge. See under Bridge who owns it.`);
}

function result(found) {
  const first = found.history[0]?.sequence ?? (found.task?.sequence ?? 0) + 1;
  return [
    el("h3", { class: "key" }, found.key),
    found.task
      ? el("p", { class: "to big" }, glyph(found.task.state), found.task.state)
      : missing(found),
    found.task ? facts(found.task) : null,
    el("h4", {}, "History at this bridge"),
    first > 1
      ? el("p", { class: "aside" }, `${first === 2 ? "1 earlier event is" : `${first - 1} earlier events are`} only on Kafka.`)
      : null,
    found.history.length
      ? el("ol", { class: "steps" }, ...found.history.map(step))
      : el("p", { class: "aside" }, "No event of it is remembered here."),
  ];
}

async function ask(key) {
  asked = key;
  const target = byId("task");
  if (!/^[^/]+\/./.test(key)) {
    show(target, problem("A key is the source's name, a slash, and the provider's id."));
    return;
  }
  try {
    const answer = await fetch(`/dashboard/task?key=${encodeURIComponent(key)}`);
    const body = await answer.json();
    if (asked === key) show(target, ...(answer.ok ? result(body) : [problem(body.error.message)]));
  } catch {
    if (asked === key) show(target, problem("The bridge does not answer."));
  }
}

function follow() {
  if (location.hash.startsWith(PREFIX)) {
    const key = decodeURIComponent(location.hash.slice(PREFIX.length));
    byId("lookup").elements.key.value = key;
    ask(key);
  }
}

/** Shows a task, and has the address say so. */
export function look(key) {
  history.replaceState(null, "", PREFIX + encodeURIComponent(key));
  follow();
}

/** News of the task that is shown. */
export function refresh(passages) {
  if (passages.some(passage => passage.key === asked)) ask(asked);
}

export function start() {
  byId("lookup").addEventListener("submit", event => {
    event.preventDefault();
    look(byId("lookup").elements.key.value.trim());
  });
  addEventListener("hashchange", follow);
  follow();
}
