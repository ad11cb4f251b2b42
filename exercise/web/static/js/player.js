import { startAttention } from "./live/attention.js";
import { startDrafts } from "./live/drafts.js";
import { startLive } from "./live/index.js";
import { startComposer } from "./ui/composer.js";

startAttention(startLive((line, outgoing) => {
  startComposer();
  startDrafts(line, outgoing);
}));
