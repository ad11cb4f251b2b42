// Commands on their way. Each has an id of its own from the start and is kept in the browser until it is
// answered: whatever is cut, closed or reloaded meanwhile, it is sent again with the same id, and the
// server carries it out once.
import { newId } from "./page.js";
import { shelf } from "./shelf.js";

const ANSWER_MS = 10_000;
const AGAIN_MS = 1_000;
const UNANSWERED = 5;
const OTHER_TAB_MS = 15_000;
const DAY_MS = 86_400_000;

/** How long a command still means what it meant. A pause pressed before the line broke is no wish to pause later. */
const TOO_LATE_MS = [[/^(clock|exercise|phase|hold|hotwash)\./, 60_000], [/^inject\.(release|keep|drop)/, 60_000], [/^noduff\./, 600_000], [/./, DAY_MS]];

/** @param {string} type of a command */
export const lastsMs = (type) => TOO_LATE_MS.find(([pattern]) => pattern.test(type))[1];

/**
 * @typedef {object} Parcel
 * @property {string} id
 * @property {{type: string}} command
 * @property {number} at when it was given, wall ms
 * @property {number} tries
 * @property {string} label words of the button that was pressed
 * @property {string} [form] which form it came from; see forms.js
 * @property {boolean} [parked] the form no longer holds its text: the list of what waits does
 *
 * @typedef {{ok: boolean, code?: string, message?: string}} Answer
 */

/**
 * @param {{ask: Function, live: () => boolean, probe: () => unknown, over: (code: string, message?: string) => void}} channel
 */
export function openOutbox(channel) {
  const kept = shelf("out");
  /** @type {Parcel[]} */
  const queue = [];
  const waiting = new Map();
  const listeners = new Set();
  let running = false;

  const tell = (parcel, answer) => { for (const hear of listeners) hear(parcel, answer); };

  /** @returns {{parcel: Parcel, answered: Promise<Answer>}} */
  function put(command, more = {}) {
    const parcel = { id: newId(), command, at: Date.now(), tries: 0, label: "", ...more };
    kept.put(parcel.id, parcel);
    queue.push(parcel);
    const answered = new Promise((resolve) => { waiting.set(parcel.id, resolve); });
    void run();
    return { parcel, answered };
  }

  function finish(parcel, answer) {
    queue.splice(queue.indexOf(parcel), 1);
    kept.drop(parcel.id);
    waiting.get(parcel.id)?.(answer);
    waiting.delete(parcel.id);
    tell(parcel, answer);
  }

  /** Sends one; gives how long to wait before the next attempt, ms. */
  async function send(parcel) {
    if (Date.now() - parcel.at > lastsMs(parcel.command.type)) { finish(parcel, { ok: false, code: "too_late_to_send" }); return 0; }
    parcel.tries += 1;
    kept.put(parcel.id, parcel);
    let answer;
    try {
      answer = await channel.ask("command", { id: parcel.id, command: parcel.command }, ANSWER_MS);
    } catch {
      if (!channel.live()) return AGAIN_MS;
      await channel.probe();
      if (channel.live() && parcel.tries >= UNANSWERED) finish(parcel, { ok: false, code: "unanswered" });
      return AGAIN_MS;
    }
    if (answer.code === "too_fast" || answer.code === "busy") return AGAIN_MS;
    if (answer.code === "no_seat" || answer.code === "moved") { channel.over(answer.code, answer.message); return AGAIN_MS; }
    if (queue.includes(parcel)) finish(parcel, answer);
    return 0;
  }

  async function run() {
    if (running) return;
    running = true;
    while (queue.length && channel.live()) {
      const pause = await send(queue[0]);
      if (pause) await new Promise((resolve) => { setTimeout(resolve, pause); });
    }
    running = false;
  }

  /** Takes up what an earlier page of this seat left unanswered. */
  function restore(olderThanMs = 0) {
    const known = new Set(queue.map((parcel) => parcel.id));
    const left = kept.all().filter((parcel) => parcel.id && !known.has(parcel.id) && Date.now() - parcel.at >= olderThanMs);
    for (const parcel of left.sort((a, b) => a.at - b.at)) {
      parcel.parked = true;
      queue.push(parcel);
      tell(parcel, null);
    }
  }

  document.addEventListener("startex:connection", ({ detail }) => {
    if (detail.state !== "live") return;
    restore(OTHER_TAB_MS);
    void run();
  });

  return {
    put,
    restore,
    /** Hears of every parcel that was taken up again or parked (no answer), and of every answer. */
    listen: (hear) => listeners.add(hear),
    pending: () => [...queue],
    park(parcel) {
      if (!queue.includes(parcel) || parcel.parked) return;
      parcel.parked = true;
      kept.put(parcel.id, parcel);
      tell(parcel, null);
    },
    /** Takes back what has not been sent yet. */
    recall(parcel) {
      if (parcel.tries || !queue.includes(parcel)) return false;
      finish(parcel, { ok: false, code: "recalled" });
      return true;
    },
  };
}
