// The report's page follows what is being made, without being loaded anew, and shows the newest as
// it prints where the browser has a viewer of its own and there is room beside the contents.
import { announce, one } from "../ui/dom.js";
import { morph, parse } from "./fragments.js";
import { page } from "./page.js";

const AGAIN_MS = 1_000;
const LATER_MS = 4_000;

const region = () => one("#r-report");
const wide = matchMedia("(min-width: 900px)");
const VIEW = "#view=FitH&navpanes=0";

function showPaper() {
  const paper = region()?.dataset.paper;
  const place = one("#r-report .paper");
  if (!paper || !place || !wide.matches || !navigator.pdfViewerEnabled) return;
  let frame = one("iframe", place);
  if (frame?.dataset.shows === paper) return;
  if (!frame) {
    frame = document.createElement("iframe");
    frame.name = "paper"; // where the links of the contents lead
    frame.title = region().dataset.textPaper;
    frame.dataset.madeHere = "";
    place.append(frame);
  }
  frame.dataset.shows = paper;
  frame.src = paper + VIEW;
}

const busy = () => region()?.dataset.busy === "yes";

async function look() {
  let again = AGAIN_MS;
  try {
    const answer = await fetch(page.seatPath("report/progress"));
    if (answer.status === 403) { location.reload(); return; } // the page says why
    if (!answer.ok) throw new Error(answer.statusText);
    const fresh = parse(await answer.text()).firstElementChild;
    morph(region(), fresh);
    showPaper();
    if (!busy()) announce(region().dataset.textReady);
  } catch { again = LATER_MS; }
  if (busy()) setTimeout(() => void look(), again);
}

export function startReport() {
  showPaper();
  wide.addEventListener("change", showPaper);
  if (busy()) setTimeout(() => void look(), AGAIN_MS);
}
