import { startAttention } from "./live/attention.js";
import { startLive } from "./live/index.js";

startAttention(startLive());
