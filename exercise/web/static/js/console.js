import { startLive } from "./live/index.js";
import { startMselRows } from "./live/msel_rows.js";

startMselRows();
startLive();
