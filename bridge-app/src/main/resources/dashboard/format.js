// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// How numbers, times and spans read. Unknown is always a dash.

const UNKNOWN = "–";
/** Keeps a number and its unit on one line. */
const GAP = "\u00a0";
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3,
});
const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

const missing = value => value === null || value === undefined || Number.isNaN(value);

export function whole(value) {
  return missing(value) ? UNKNOWN : WHOLE.format(value);
}

/** So many digits as mean something; no zeros that do not. */
const brief = (value, digits) => String(Number(value.toFixed(digits)));

/** Three digits at most that mean something. */
export function rate(value) {
  if (missing(value)) return UNKNOWN;
  return value >= 100 ? WHOLE.format(value) : brief(value, value >= 10 ? 1 : 2);
}

export function percent(share) {
  if (missing(share)) return UNKNOWN;
  const value = share * 100;
  return `${brief(value, value < 10 ? 1 : 0)}${GAP}%`;
}

/** A span of seconds in the unit that fits. */
export function span(seconds) {
  if (missing(seconds)) return UNKNOWN;
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)}${GAP}ms`;
  if (seconds < 119.5) return `${brief(seconds, seconds < 9.95 ? 1 : 0)}${GAP}s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)}${GAP}min`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)}${GAP}h`;
  return `${Math.round(seconds / 86400)}${GAP}d`;
}

export function bytes(value) {
  if (missing(value)) return UNKNOWN;
  const units = ["B", "KiB", "MiB", "GiB"];
  let at = 0;
  for (; value >= 1024 && at < units.length - 1; at++) value /= 1024;
  return `${brief(value, 1)}${GAP}${units[at]}`;
}

export const clock = time => (time ? CLOCK.format(new Date(time)) : UNKNOWN);
export const moment = time => (time ? MOMENT.format(new Date(time)) : UNKNOWN);

/** How long ago an instant was, by the bridge's own clock. */
export const ago = (time, now) => (time ? `${span(Math.max(0, (Date.parse(now) - Date.parse(time)) / 1000))} ago` : "never");

/** One thing, two things. */
export const count = (number, noun, nouns = `${noun}s`) => `${whole(number)} ${number === 1 ? noun : nouns}`;
