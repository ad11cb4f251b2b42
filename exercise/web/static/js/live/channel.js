// The line to the server: connects, notices silence and gaps, comes back by itself.
//
// Socket.IO's own reconnection is off: when to try is decided here, so that the page can say when,
// and a laptop that wakes up or finds its network again tries at once.
import { io } from "../../parts/socket.io.js";
import { emit } from "../ui/dom.js";
import { Cursors } from "./cursors.js";
import { page, renderedCursors } from "./page.js";
import { onHope, retry } from "./retry.js";

const SILENCE_MS = 12_000; // a beat comes every 5 s
const ANSWER_MS = 8_000;
const CONNECT_MS = 5_000;
const AGAIN_MS = 2_000;
const QUIET_START_MS = 1_500;
const FLAKY_MS = 60_000;
const FINAL = new Set(["no_seat", "moved", "no_exercise", "protocol"]);

/**
 * @param {object} hear
 * @param {(packet: import("./cursors.js").Packet) => void} hear.packet
 * @param {(notice: {viewer: string, regions: Record<string, string>}) => void} hear.notice
 * @param {(rights: Record<string, boolean>) => void} hear.rights
 * @param {(files: string) => void} hear.files version of the files that the server has now
 * @param {(code: string, message: string) => void} hear.over the seat is not this page's any more
 */
export function openChannel(hear) {
  const cursors = new Cursors(renderedCursors());
  const socket = io({
    autoConnect: false, reconnection: false, timeout: CONNECT_MS,
    auth: (give) => give({
      v: 1, exercise: page.exercise, seat: page.seat, mode: "html", locale: page.locale, cursors,
      ...(page.token ? { token: page.token } : {}),
    }),
  });
  let state = "connecting";
  let since = Date.now();
  let heard = Date.now();
  let connectedAt = 0;
  const trying = retry(attempt);
  let resuming = null;
  let resumeAgain = false;
  let flaky = 0;
  let over = false;
  let saidConnecting = false;

  function say(next, more = {}) {
    state = next;
    emit("startex:connection", { state: next, since, ...more });
  }

  // ── connecting ──

  function attempt() {
    if (over || socket.connected) return;
    socket.disconnect(); // gives up an attempt that still hangs
    socket.connect();
  }

  function failed() {
    const next = trying.later();
    if (state !== "connecting" || Date.now() - since > QUIET_START_MS) say("offline", { next_try_s: next });
  }

  function lost() {
    if (over || state === "offline") return;
    if (state !== "live" && Date.now() - connectedAt < QUIET_START_MS) { failed(); return; }
    if (state === "live") since = heard;
    say("catching");
    trying.soon();
  }

  function drop() {
    if (socket.io.engine?.transport?.name === "websocket" && Date.now() - connectedAt < FLAKY_MS) flaky += 1;
    // Some proxies let a WebSocket open and then swallow what it carries.
    if (flaky > 1) socket.io.opts.upgrade = false;
    socket.disconnect();
    lost();
  }

  function finish(code, message) {
    if (over) return;
    over = true;
    trying.stop();
    socket.disconnect();
    hear.over(code, message ?? "");
  }

  socket.on("connect", () => {
    connectedAt = heard = Date.now();
    trying.done();
    if (state === "offline") say("catching");
    void resume();
  });
  socket.on("disconnect", lost);
  socket.on("connect_error", (error) => {
    if (FINAL.has(error.data?.code)) finish(error.data.code, error.data.message);
    else failed();
  });

  // ── hearing ──

  function clock(told) {
    if (!told) return;
    const { ms, running, rate_milli, wall } = told;
    emit("startex:clock", { exercise_ms: ms, running, rate_milli, wall });
  }

  function show(how, what) {
    try { how(what); } catch (error) { console.error(error); }
  }

  function take(packet) {
    const verdict = cursors.judge(packet);
    if (verdict === "gap") void resume(packet.to - packet.from);
    if (verdict !== "apply") return;
    show(hear.packet, packet);
    // What could not be shown must not be asked for over and over.
    cursors.took(packet);
    clock(packet.clock);
  }

  /** Not let in any more, or just not now. */
  function refused({ code, message }) {
    if (FINAL.has(code)) finish(code, message);
    else setTimeout(() => { if (socket.connected) void resume(); }, AGAIN_MS);
  }

  async function resume(toCome = 0) {
    if (resuming) { resumeAgain = true; return resuming; }
    if (toCome && state === "live") say("catching", { to_come: toCome });
    resuming = ask("resume", { cursors }).then((answer) => {
      if (answer.ok === false) { refused(answer); return; }
      if (answer.files) hear.files(answer.files);
      for (const packet of answer.packets ?? []) take(packet);
      for (const notice of answer.notices ?? []) show(hear.notice, notice);
      clock(answer.clock);
      if (!resumeAgain && state !== "live") { since = Date.now(); say("live"); }
    }, () => { if (socket.connected) drop(); });
    await resuming;
    resuming = null;
    if (resumeAgain && socket.connected) { resumeAgain = false; return resume(); }
    resumeAgain = false;
    return undefined;
  }

  socket.onAny(() => { heard = Date.now(); });
  socket.on("packet", take);
  socket.on("notice", (notice) => show(hear.notice, notice));
  socket.on("beat", (beat) => {
    const missing = cursors.missing(beat.cursors);
    if (missing) void resume(missing);
    clock(beat.clock);
  });
  socket.on("seat", hear.rights);
  socket.on("moved", () => finish("moved"));
  socket.on("gone", () => finish("gone"));

  // ── asking ──

  /** Sends with an acknowledgement; rejects when cut off or not answered in time. */
  function ask(name, data, within = ANSWER_MS) {
    return new Promise((answered, unanswered) => {
      if (!socket.connected) { unanswered(new Error("cut off")); return; }
      socket.timeout(within).emit(name, data, (error, answer) => {
        if (error) { unanswered(error); return; }
        heard = Date.now();
        answered(answer ?? {});
      });
    });
  }

  // ── waking ──

  function wake() {
    if (over) return;
    if (socket.connected) { if (Date.now() - heard > SILENCE_MS / 2) void resume(); return; }
    if (trying.due()) tryNow();
  }

  function tryNow() {
    if (over || socket.connected) return;
    if (state === "offline") say("offline", { next_try_s: 0 });
    trying.now();
  }

  onHope(wake);
  document.addEventListener("startex:try-now", tryNow);
  addEventListener("offline", () => { if (socket.connected) void resume(); });
  setInterval(() => {
    if (socket.connected && !resuming && Date.now() - heard > SILENCE_MS) drop();
    if (state === "connecting" && !saidConnecting && Date.now() - since > QUIET_START_MS) { saidConnecting = true; say(state); }
  }, 1_000);
  trying.now();

  return {
    ask,
    /** Whether what is asked now can be answered now. */
    live: () => state === "live" && socket.connected,
    /** Whether the line has been given up for now, rather than just interrupted. */
    offline: () => over || state === "offline",
    /** Finds out whether the line still carries anything. */
    probe: () => resume(),
    over: finish,
  };
}
