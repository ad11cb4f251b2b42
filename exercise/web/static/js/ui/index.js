// Everything of the interface that is purely local, and on most pages. A page calls this once.
import { startClock } from "./clock.js";
import { startCopy } from "./copy.js";
import { startConnection } from "./connection.js";
import { startDays } from "./days.js";
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

export function startUi() {
  startHoldButtons();
  startDialogs();
  startKeep();
  startClock();
  startTimes();
  startDays();
  startSelf();
  startConnection();
  startTabs();
  startFilter();
  startCopy();
  startSelect();
  startNew();
  startNoDuff();
}
