// The report's page follows what is being made, without being loaded anew.
import { announce, one } from "../ui/dom.js";
import { morph, parse } from "./fragments.js";
import { page } from "./page.js";

const AGAIN_MS = 1_000;
const LATER_MS = 4_000;

const region = () => one("#r-report");
const busy = () => region()?.dataset.busy === "yes";

async function look() {
  let again = AGAIN_MS;
  try {
    const answer = await fetch(page.seatPath("report/progress"));
    if (answer.status === 403) { location.reload(); return; } // the page says why
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = parse(await answer.text()).firstElementChild;
    morph(region(), fresh);
    if (!busy()) announce(region().dataset.textReady);
  } catch { again = LATER_MS; }
  if (busy()) setTimeout(() => void look(), again);
}

export function startReport() {
  if (busy()) setTimeout(() => void look(), AGAIN_MS);
}
