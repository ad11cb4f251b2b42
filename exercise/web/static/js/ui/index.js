// Everything of the interface that is purely local. A page calls this once.
import { startClock } from "./clock.js";
import { startComposer } from "./composer.js";
import { startConsole } from "./console.js";
import { startCopy } from "./copy.js";
import { startConnection } from "./connection.js";
import { startDialogs } from "./dialogs.js";
import { startDraftEditor } from "./draft_editor.js";
import { startFilter } from "./filter.js";
import { startHoldButtons } from "./hold_button.js";
import { startKeep } from "./keep.js";
import { startNew } from "./new.js";
import { startSelect } from "./select.js";
import { startSelf } from "./self.js";
import { startTabs } from "./tabs.js";
import { startTimes } from "./times.js";

/**
 * @param {{send: (command: string, args: object) => Promise<{ok: boolean, message?: string}>}} channel
 *   How a command is sent; resolves with the answer, rejects when it cannot be sent now.
 */
export function startUi(channel) {
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
  startDraftEditor(channel);
  startConsole();
  startCopy();
  startSelect();
  startNew();
}
