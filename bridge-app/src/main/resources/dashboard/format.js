// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// How numbers, times and spans read. Unknown is always a dash.

const UNKNOWN = "–";
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3,
});
const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

const missing = value => value === null || value === undefined || Number.isNaN(value);

export function whole(value) {
  return missing(value) ? UNKNOWN : WHOLE.format(value);
}

/** Three digits at most that mean something. */
export function rate(value) {
  if (missing(value)) return UNKNOWN;
  if (value === 0) return "0";
  return value >= 100 ? WHOLE.format(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export function percent(share) {
  if (missing(share)) return UNKNOWN;
  const value = share * 100;
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} %`;
}

/** A span of seconds in the unit that fits. */
export function span(seconds) {
  if (missing(seconds)) return UNKNOWN;
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} d`;
}

export function bytes(value) {
  if (missing(value)) return UNKNOWN;
  const units = ["B", "KiB", "MiB", "GiB"];
  let at = 0;
  for (; value >= 1024 && at < units.length - 1; at++) value /= 1024;
  return `${at === 0 ? value : value.toFixed(1)} ${units[at]}`;
}

export const clock = time => (time ? CLOCK.format(new Date(time)) : UNKNOWN);
export const moment = time => (time ? MOMENT.format(new Date(time)) : UNKNOWN);

/** How long ago an instant was, by the bridge's own clock. */
export const ago = (time, now) => (time ? `${span(Math.max(0, (Date.parse(now) - Date.parse(time)) / 1000))} ago` : "never");

/** One thing, two things. */
export const count = (number, noun, nouns = `${noun}s`) => `${whole(number)} ${number === 1 ? noun : nouns}`;
