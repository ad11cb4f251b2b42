import { startLive } from "./live/index.js";
import { startMselRows } from "./live/msel_rows.js";
import { startSpread } from "./live/spread.js";
import { startConsole } from "./ui/console.js";

startMselRows();
startSpread(startLive());
startConsole();
