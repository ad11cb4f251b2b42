import { startLive } from "./live/index.js";
import { startDays } from "./ui/days.js";

startLive();
startDays();
