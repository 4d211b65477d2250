// Keeps the page current. Asks for what the page watches under its entity tag; when that has changed, fetches the page
// and puts its main part in place. Without this script the page is the same, only still.
(() => {
  "use strict";

  const everyMs = 2000;
  const slowestMs = 30000;
  const main = document.getElementById("main");
  const live = document.getElementById("live");
  const here = location.pathname + location.search;
  const watched = main.dataset.watch || here;

  let tag = null;
  let failures = 0;

  const ask = (url, known) => fetch(url, { cache: "no-store", headers: known ? { "If-None-Match": known } : {} });

  async function look() {
    const answer = await ask(watched, tag);
    if (answer.status === 304) {
      return;
    }

    if (!answer.ok) {
      throw new Error(`${watched}: ${answer.status}`);
    }

    const page = watched === here ? answer : await ask(here, null);
    if (!page.ok) {
      throw new Error(`${here}: ${page.status}`);
    }

    show(await page.text());
    // Only now: had the page failed, the change must be seen again.
    tag = answer.headers.get("ETag");
  }

  function show(html) {
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("main");
    if (next.innerHTML === main.innerHTML) {
      return;
    }

    const focused = main.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    main.replaceChildren(...next.childNodes);
    if (focused) {
      main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }

    live.textContent = `Updated at ${new Date().toISOString().slice(11, 19)} UTC`;
  }

  async function round() {
    try {
      if (!document.hidden) {
        await look();
        if (failures > 0) {
          live.textContent = "Connected again";
        }

        failures = 0;
      }
    } catch {
      failures += 1;
      live.textContent = "No connection: what is shown may be out of date";
    }

    setTimeout(round, Math.min(everyMs * 2 ** Math.min(failures, 10), slowestMs));
  }

  round();
})();
