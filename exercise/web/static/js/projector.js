import { startLive } from "./live/index.js";

startLive();
