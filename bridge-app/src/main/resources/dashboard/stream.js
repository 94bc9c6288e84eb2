// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors

// The bridge's Server-Sent Events. A page that nobody sees gives its place away.

const RETRY_MILLIS = 2000;
const SILENCE_MILLIS = 6000;

/** Calls back with the whole, then with news; tells when the line is there and when it is not. */
export function listen({ whole, news, standing }) {
  let source = null;
  let watchdog = 0;

  const heard = handler => message => {
    clearTimeout(watchdog);
    watchdog = setTimeout(again, SILENCE_MILLIS);
    standing(true);
    handler(JSON.parse(message.data));
  };

  function close() {
    clearTimeout(watchdog);
    source?.close();
    source = null;
  }

  function again() {
    close();
    standing(false);
    watchdog = setTimeout(open, RETRY_MILLIS);
  }

  function open() {
    close();
    if (document.hidden) return;
    source = new EventSource("/dashboard/stream");
    source.addEventListener("whole", heard(whole));
    source.addEventListener("now", heard(news));
    source.addEventListener("error", again);
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  open();
}
