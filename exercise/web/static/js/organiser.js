import { startLive } from "./live/index.js";
import { startReport } from "./live/report.js";

startLive();
startReport();
