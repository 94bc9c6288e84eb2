// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// Brings what the bridge tells to those parts of the page that show it.

import { byId, glyph, say, show } from "./dom.js";
import { clock } from "./format.js";
import { group } from "./group.js";
import * as lookup from "./lookup.js";
import { lost, overview } from "./overview.js";
import * as sources from "./sources.js";
import { listen } from "./stream.js";
import * as transitions from "./transitions.js";

let last = null;

function told(now) {
  last = now.at;
  overview(now);
  sources.standing(now);
  group(now);
  transitions.offer(Object.keys(now.sources));
  transitions.add(now.transitions);
  lookup.refresh(now.transitions);
  show(byId("live"), glyph("good"), `Live, ${clock(now.at)}`);
}

say(byId("where"), location.host);
transitions.start(key => {
  lookup.look(key);
  byId("task-title").focus();
});
lookup.start();
listen({
  whole(now) {
    sources.begin(now.past);
    told(now);
  },
  news(now) {
    if (now.step) sources.append(now.step);
    told(now);
  },
  standing(good) {
    document.body.classList.toggle("stale", !good);
    if (!good) {
      lost();
      show(byId("live"), glyph("bad"), last ? `Nothing since ${clock(last)}` : "No connection");
    }
  },
});
