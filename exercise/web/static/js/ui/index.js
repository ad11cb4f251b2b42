// Everything of the interface that is purely local. A page calls this once.
import { startDrafts } from "../live/drafts.js";
import { startClock } from "./clock.js";
import { startComposer } from "./composer.js";
import { startCopy } from "./copy.js";
import { startConnection } from "./connection.js";
import { startDialogs } from "./dialogs.js";
import { startFilter } from "./filter.js";
import { startHoldButtons } from "./hold_button.js";
import { startKeep } from "./keep.js";
import { startNew } from "./new.js";
import { startNoDuff } from "./no_duff.js";
import { startSelect } from "./select.js";
import { startSelf } from "./self.js";
import { startTabs } from "./tabs.js";
import { startTimes } from "./times.js";

/**
 * @param {object} line how commands are sent; see live/index.js
 * @param {ReturnType<import("../live/outgoing.js").openOutgoing>} [outgoing]
 */
export function startUi(line, outgoing) {
  startHoldButtons();
  startDialogs();
  startKeep();
  startClock();
  startTimes();
  startSelf();
  startConnection();
  startTabs();
  startFilter();
  startComposer();
  startDrafts(line, outgoing);
  startCopy();
  startSelect();
  startNew();
  startNoDuff();
}
