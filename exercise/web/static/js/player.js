import { startAttention } from "./live/attention.js";
import { startDrafts } from "./live/drafts.js";
import { startLive } from "./live/index.js";
import { startComposer } from "./ui/composer.js";
import { startMenu } from "./ui/menu.js";

startAttention(startLive((line, outgoing) => {
  startComposer();
  startMenu();
  startDrafts(line, outgoing);
}));
