// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// The first ten seconds: is every source being watched, and what is wrong.

import { byId, el, glyph, say, show } from "./dom.js";
import { count, percent, rate, span, whole } from "./format.js";

const sum = (items, value) => items.reduce((total, item) => total + (value(item) ?? 0), 0);

function worst(entries, value) {
  const known = entries.filter(([, item]) => (value(item) ?? null) !== null);
  known.sort(([, a], [, b]) => value(b) - value(a));
  return known[0];
}

function verdict(names, troubles) {
  const blind = new Set(troubles.filter(trouble => trouble.blind).map(trouble => trouble.source));
  if (names.length === 0) return "No source is configured.";
  if (blind.has(null)) return "No source is being watched now.";
  if (blind.size > 0) {
    const listed = names.filter(name => blind.has(name)).join(", ");
    return blind.size === 1 && names.length > 1
      ? `1 of ${names.length} sources is not being watched: ${listed}.`
      : `${blind.size} of ${names.length} sources are not being watched: ${listed}.`;
  }
  return names.length === 1 ? "The source is being watched." : `All ${names.length} sources are being watched.`;
}

function note(now, troubles) {
  const own = now.group.shards.filter(shard => shard.here).length;
  if (troubles.length > 0) return `${count(troubles.length, "thing needs", "things need")} a look.`;
  return own === 0 ? "This bridge owns no shard: other bridges of the group do the work." : "Nothing needs you.";
}

function item(trouble) {
  return el(
    "li",
    { class: trouble.blind ? "bad" : "care" },
    glyph(trouble.blind ? "bad" : "care"),
    el(
      "div",
      {},
      el(
        "p",
        { class: "what" },
        trouble.source ? el("b", {}, trouble.source) : null,
        trouble.source ? ": " : null,
        trouble.what + "."),
      el("p", { class: "todo" }, trouble.todo)));
}

function figure(term, value, more = "") {
  return el("div", {}, el("dt", {}, term), el("dd", {}, el("b", {}, value), more ? el("span", {}, more) : null));
}

/** Shows how things stand. */
export function overview(now) {
  const names = Object.keys(now.sources);
  const figures = Object.entries(now.sources);
  const healths = Object.entries(now.health.sources);
  say(byId("verdict"), verdict(names, now.troubles));
  say(byId("note"), note(now, now.troubles));
  byId("verdict").dataset.sign = now.troubles.some(trouble => trouble.blind) ? "bad" : "good";
  document.title = now.troubles.length ? `(${now.troubles.length}) Taskbridge` : "Taskbridge";
  show(byId("troubles"), ...now.troubles.map(item));

  const oldest = worst(healths, health => health.oldestUnobservedSeconds);
  const slowest = worst(figures, source => source.delay.p99Seconds);
  const withWebhook = sum(figures, ([, source]) => source.ended.withWebhook);
  const missed = sum(figures, ([, source]) => source.ended.withoutWebhook);
  const own = now.group.shards.filter(shard => shard.here).length;
  show(
    byId("figures"),
    figure("In flight", whole(sum(figures, ([, { open }]) => sum(Object.values(open), number => number))), "tasks"),
    figure("Transitions", rate(sum(figures, ([, source]) => source.perSecond)), "a second"),
    figure("Slowest detection, p99", slowest ? span(slowest[1].delay.p99Seconds) : "–", slowest?.[0]),
    figure("Oldest unobserved", oldest ? span(oldest[1].oldestUnobservedSeconds) : "–", oldest?.[0]),
    figure(
      "Without webhook",
      withWebhook + missed ? percent(missed / (withWebhook + missed)) : "–",
      withWebhook + missed ? `of ${count(withWebhook + missed, "task")}` : ""),
    figure("On disk", whole(now.health.spool.files), now.health.spool.files === 1 ? "webhook" : "webhooks"),
    figure("Shards here", whole(own), `of ${now.group.shards.length}`));
}

/** Nothing is heard of the bridge: what is shown is old. */
export function lost() {
  say(byId("verdict"), "The bridge does not answer this page.");
  byId("verdict").dataset.sign = "bad";
  say(byId("note"), "What is shown below is as it was last. Trying again every two seconds.");
  document.title = "(!) Taskbridge";
}
