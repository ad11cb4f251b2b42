import { startLive } from "./live/index.js";
import { startMselRows } from "./live/msel_rows.js";
import { startConsole } from "./ui/console.js";

startMselRows();
startLive();
startConsole();
