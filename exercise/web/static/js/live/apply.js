// What a packet or a notice does to the page.
import { emit } from "../ui/dom.js";
import { applyItems } from "./feed.js";
import { applyRegions } from "./fragments.js";
import { holdingStill, keepingFocus, typingIn } from "./steady.js";

function show(regions, change) {
  keepingFocus(() => holdingStill(typingIn(), change));
  emit("startex:applied", { regions: Object.keys(regions ?? {}) });
}

/** @param {import("./cursors.js").Packet} packet */
export function applyPacket(packet) {
  show(packet.regions, () => {
    applyRegions(packet.regions);
    applyItems(packet);
  });
}

/** @param {{regions: Record<string, string>}} notice what stands beside the log: drafts, presence */
export function applyNotice(notice) {
  show(notice.regions, () => applyRegions(notice.regions));
}

/** A seat's rights have changed: the page shows other buttons, and the server holds to it anyway. */
export function applyRights(rights) {
  const names = { can_submit: "canSubmit", can_speak: "canSpeak", can_drive: "canDrive", can_manage: "canManage", head: "head" };
  for (const [name, attribute] of Object.entries(names)) {
    if (typeof rights?.[name] === "boolean") document.body.dataset[attribute] = rights[name] ? "yes" : "no";
  }
}
