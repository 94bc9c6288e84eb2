// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// Whatever comes from outside goes into the page through here, as text and never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** One glyph for each state and standing, so that none is told by colour alone. */
const GLYPHS = {
  TRACKED: "M8 2.5v1M8 12.5v1M2.5 8h1M12.5 8h1M4.1 4.1l.7.7M11.2 11.2l.7.7M4.1 11.9l.7-.7M11.2 4.8l.7-.7",
  QUEUED: "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10",
  RUNNING: "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10M8 3v10a5 5 0 0 0 0-10",
  COMPLETED: "M3 8.5l3.3 3.3L13 4.7",
  FAILED: "M4 4l8 8M12 4l-8 8",
  CANCELED: "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10M4.5 11.5l7-7",
  EXPIRED: "M4.5 2.5h7M4.5 13.5h7M5 2.5c0 4 6 7 6 11M11 2.5c0 4-6 7-6 11",
  LOST: "M5.5 6a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2.9-1.2 1.8M8 12.8v.1",
  good: "M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11M5.3 8.2l1.9 1.9l3.5-3.8",
  care: "M8 2.5l6 10.5H2zM8 6.5v3M8 11.3v.1",
  bad: "M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM8 5v4M8 11.2v.1",
};

/** Makes an element; strings among the children become text. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "on") {
      for (const [event, handler] of Object.entries(value)) made.addEventListener(event, handler);
    } else {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return made;
}

/** Replaces what an element holds, but only if it would look otherwise. */
export function show(parent, ...children) {
  const next = parent.cloneNode(false);
  next.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  if (!parent.isEqualNode(next)) parent.replaceChildren(...next.childNodes);
}

/** Sets an element's text, if that is another. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A glyph beside words that say the same. */
export function glyph(name) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", "0 0 16 16");
  made.setAttribute("class", `glyph glyph-${name}`);
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", GLYPHS[name] ?? GLYPHS.LOST);
  made.append(path);
  return made;
}

/** A definition list's row. */
export function fact(term, ...value) {
  return [el("dt", {}, term), el("dd", {}, ...value)];
}

export const byId = id => document.getElementById(id);
