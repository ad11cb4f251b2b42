// A live page: the line to the server, and everything that listens or speaks on it.
import { startUi } from "../ui/index.js";
import { applyNotice, applyPacket, applyRights } from "./apply.js";
import { openChannel } from "./channel.js";
import { startOlder } from "./feed.js";
import { startForms } from "./forms.js";
import { openOutbox } from "./outbox.js";
import { openOutgoing, showParcels } from "./outgoing.js";
import { newId, page } from "./page.js";
import { reason } from "./refusals.js";
import { present, seatOver } from "./session.js";
import { startTyped } from "./typed.js";
import { startUploads } from "./upload.js";

/**
 * Starts the page; gives the line, for what only some pages do.
 * @param {(line: object, outgoing: ReturnType<typeof openOutgoing>) => void} more what only this page
 *   has, and must be there before what was kept is sent again
 */
export function startLive(more = () => {}) {
  const channel = openChannel({ packet: applyPacket, notice: applyNotice, rights: applyRights, files: present, over: seatOver });
  const outbox = openOutbox(channel);
  const outgoing = openOutgoing();
  const line = {
    live: channel.live,
    put: outbox.put,
    /** Sends a command now, or rejects. For what is worth nothing later, or keeps itself. */
    send: (type, args, id = newId()) => channel.ask("command", { id, command: { type, ...args } }),
    /** A last save as the page goes. Nobody hears the answer; the next page finds out. */
    parting(sheet) {
      if (!sheet.draft || !channel.live()) return;
      const command = { type: "draft.save", draft: sheet.draft, version: sheet.version, ...sheet.fields };
      void fetch(page.seatPath("command"), { method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body: JSON.stringify({ id: newId(), command }) }).catch(() => {});
    },
  };
  const forms = startForms(outbox, channel);
  showParcels(outbox, forms, outgoing, reason);
  startUi();
  more(line, outgoing);
  startTyped();
  startUploads(channel.offline);
  startOlder();
  outbox.restore();
  document.body.dataset.ready = "yes"; // until now a press would have gone nowhere: see base.css
  return line;
}
