import { startLive } from "./live/index.js";
import { startDetails } from "./live/details.js";
import { startSpread } from "./live/spread.js";
import { startAids } from "./ui/bank.js";
import { startComposer } from "./ui/composer.js";
import { startConsole } from "./ui/console.js";

startDetails();
startSpread(startLive(() => startAids(startComposer())));
startConsole();
