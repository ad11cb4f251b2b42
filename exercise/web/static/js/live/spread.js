// "Spread them": injects that come too close together for one cell each get a time of their own.
import { exerciseNow, tPlus } from "../ui/clock.js";
import { all, fill, on, one, setText } from "../ui/dom.js";
import { forgive, reason, refuse } from "./refusals.js";

const MINUTE_MS = 60_000;
const APART_MS = 2 * MINUTE_MS;
const MOST_STEPS = 120;

const two = (n) => String(n).padStart(2, "0");
const clock = (ms) => `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / MINUTE_MS) % 60)}`;
const upToMinute = (ms) => Math.ceil(ms / MINUTE_MS) * MINUTE_MS;

/** @typedef {{id: string, ms: number, cells: string[], row?: HTMLElement}} Planned */

/** @returns {Planned[]} */
function planned() {
  return all("[data-row][data-state=planned][data-planned-ms]").map((row) => ({
    id: row.dataset.row, ms: Number(row.dataset.plannedMs), cells: row.dataset.cells.split(" ").filter(Boolean), row,
  })).sort((a, b) => a.ms - b.ms);
}

/**
 * The first stays; each other comes when the one before it, and whatever else its cells get, is two
 * minutes away. Times are whole minutes.
 * @param {Planned[]} crowd @param {Planned[]} others @param {number} now
 * @returns {number[]}
 */
export function spread(crowd, others, now) {
  const times = [];
  for (const [place, { ms, cells }] of crowd.entries()) {
    if (place === 0) { times.push(ms); continue; }
    const before = Math.max(times.at(-1), now);
    const meets = (t) => others.some((other) => Math.abs(other.ms - t) < APART_MS && other.cells.some((cell) => cells.includes(cell)));
    let t = upToMinute(Math.max(ms, before + APART_MS));
    for (let step = 0; meets(t) && step < MOST_STEPS; step += 1) t += MINUTE_MS;
    times.push(t);
  }
  return times;
}

function line(model, { id, ms, row }, time) {
  const made = model.content.firstElementChild.cloneNode(true);
  const [number, title, was] = made.cells;
  const input = one("input", made);
  setText(number, one(".n", row).textContent);
  setText(title.firstElementChild, one(".ttl", row).textContent);
  title.lastElementChild.append(...all(".cols .mark", row).flatMap((mark) => [mark.cloneNode(true), " "]));
  setText(was, tPlus(ms));
  input.setAttribute("aria-label", fill(input.dataset.textLabel, { n: number.textContent }));
  Object.assign(input.dataset, { inject: id, was: clock(ms) });
  input.value = clock(time);
  return made;
}

/** @param {{send: (type: string, args: object) => Promise<{ok: boolean}>}} live */
export function startSpread(live) {
  const dialog = one("#spread");
  const form = one("[data-spread-form]", dialog);
  let busy = false;

  function open(belongs) {
    const rows = planned();
    const crowd = rows.filter(belongs);
    const times = spread(crowd, rows.filter((row) => !crowd.includes(row)), exerciseNow());
    const model = one("[data-spread-row]", dialog);
    one("[data-spread-rows]", dialog).replaceChildren(...crowd.map((inject, place) => line(model, inject, times[place])));
    forgive(form);
    dialog.showModal();
  }

  /** Sends what was changed, one after the other; what went through is not sent again. */
  async function send() {
    for (const input of all("input", form)) {
      if (input.value.padStart(5, "0") === input.dataset.was) continue;
      const answer = await live.send("inject.amend", { inject: input.dataset.inject, at: input.value }).catch(() => ({ ok: false, code: "cut_off" }));
      if (!answer.ok) { refuse(form, `${input.closest("tr").cells[0].textContent}: ${reason(answer)}`); input.focus(); return; }
      input.dataset.was = input.value.padStart(5, "0");
    }
    dialog.close();
  }

  on("click", "[data-spread-from]", ({ dataset: { spreadFrom: from, spreadTo: to, spreadCell: cell } }) => {
    open(({ ms, cells }) => cells.includes(cell) && ms >= Number(from) && ms <= Number(to));
  });
  on("click", "[data-spread-due]", (button) => {
    const due = new Set(all("input[name^='due.']", button.form).map((input) => input.name.slice("due.".length)));
    button.closest("dialog").close();
    open(({ id }) => due.has(id));
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    forgive(form);
    await send();
    busy = false;
  });
}
