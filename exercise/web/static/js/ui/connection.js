// Says whether this browser is live, catching up or cut off. Fed by `startex:connection`.
import { all, announce, emit, fill, one, setText } from "./dom.js";
import { exerciseAgo, tPlus } from "./clock.js";

const clock = (at) => { const d = at ? new Date(at) : new Date(); return `${String(d.getHours()).padStart(2, "0")}:${String(d.getMinutes()).padStart(2, "0")}`; };

export function startConnection() {
  const line = one("[data-connection]");
  const band = one("[data-offline-band]");
  if (!line) return;
  let left = 0;
  let lastT = "";

  function countdown() {
    const element = one("[data-offline-next]", band ?? document);
    if (!element) return;
    setText(element, left > 0 ? fill(element.dataset.textNext, { s: left }) : element.dataset.textTrying);
    if (left > 0) left -= 1;
  }

  document.addEventListener("startex:connection", ({ detail }) => {
    const { state, since, to_come: toCome, next_try_s: nextTry } = detail;
    const words = line.dataset;
    const text = state === "live" ? words.textLive
      : state === "offline" ? fill(words.textOffline, { time: clock(since) })
      : state === "connecting" ? words.textConnecting
      : toCome ? fill(words.textToCome, { n: toCome }) : words.textCatching;
    const was = words.state;
    words.state = state;
    setText(one("[data-connection-words]", line), text);
    const offline = state === "offline";
    if (offline && was !== "offline") lastT = tPlus(exerciseAgo(Date.now() - (since ?? Date.now())));
    document.body.dataset.offline = offline ? "yes" : "no";
    if (!band) return;
    band.hidden = !offline;
    if (offline) {
      const element = one("[data-offline-since]", band);
      setText(element, fill(element.dataset.textLast, { t: detail.last_t ?? lastT }));
      left = Math.ceil(nextTry ?? 0);
      countdown();
    }
    if (was !== state && state !== "catching") announce(text);
  });
  setInterval(() => { if (document.body.dataset.offline === "yes") countdown(); }, 1000);
  for (const button of all("[data-try-now]")) button.addEventListener("click", () => emit("startex:try-now"));
}
