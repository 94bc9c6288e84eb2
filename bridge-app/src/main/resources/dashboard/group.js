// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// Who owns which shard, where the other bridges are, and what waits.

import { byId, el, fact, say, show } from "./dom.js";
import { bytes, count, span, whole } from "./format.js";

const MARKS = { RUNNING: "here", RESTORING: "restoring", FENCED: "fenced", STOPPED: "stopped" };

/** A short name for each other bridge: A, B, … */
const letter = at => (at < 0 ? "?" : String.fromCodePoint(65 + (at % 26)) + (at < 26 ? "" : Math.floor(at / 26)));

function shard(one, others) {
  const kind = one.here ? MARKS[one.state] : one.owner ? "elsewhere" : "nobody";
  const words = one.here
    ? `${one.state.toLowerCase()}${one.backlog ? `, ${count(one.backlog, "input")} waiting` : ""}`
    : one.owner ?? "owner unknown";
  return el(
    "li",
    { class: `shard shard-${kind}`, title: words },
    el("b", {}, String(one.partition)),
    el("span", {}, one.here
      ? kind + (one.backlog ? ` +${whole(one.backlog)}` : "")
      : one.owner ? `at ${letter(others.findIndex(other => other.url === one.owner))}` : "?"));
}

function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

function other(bridge, at) {
  const shards = ` ${count(bridge.shards, "shard")}`;
  return el(
    "li",
    {},
    el("b", {}, letter(at)),
    bridge.dashboard
      ? el("a", { href: bridge.dashboard, rel: "noreferrer" }, host(bridge.url))
      : el("span", {}, host(bridge.url)),
    el("span", { class: "aside" }, shards));
}

/** Shows this bridge and its group. */
export function group(now) {
  const { shards, others, known } = now.group;
  const own = shards.filter(one => one.here).length;
  const away = shards.filter(one => !one.here && one.owner).length;
  const nobody = shards.length - own - away;
  say(
    byId("shards-words"),
    `${own} of ${shards.length} are here`
      + (away ? `, ${away} elsewhere` : "")
      + (nobody ? `, ${nobody} ${known ? "without an owner" : "not known"}` : "") + ".");
  show(byId("shards"), ...shards.map(one => shard(one, others)));
  show(
    byId("others"),
    ...(others.length
      ? others.map(other)
      : [el("li", { class: "aside" }, known ? "None: this bridge is alone." : "Not known: Kafka has not said yet.")]));
  const { spool, kafka, results } = now.health;
  show(
    byId("spool"),
    ...fact("Waiting on disk", spool.files ? `${count(spool.files, "webhook")}, ${bytes(spool.bytes)}` : "nothing"),
    ...(spool.files ? fact("Oldest of them", span(spool.oldestSeconds)) : []),
    ...fact("Set aside", spool.torn + spool.refused ? `${whole(spool.torn)} torn, ${whole(spool.refused)} refused` : "nothing"),
    ...fact("Disk", spool.trouble ?? "no trouble"),
    ...fact("Kafka", kafka.trouble ?? "answering"),
    ...fact("Large outputs", results.trouble ?? "no trouble"));
}
