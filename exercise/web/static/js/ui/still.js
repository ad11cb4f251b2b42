// Pages without a live channel: join, home, report list, and pages that say why not.
import { startClock } from "./clock.js";
import { startCopy } from "./copy.js";
import { startDialogs } from "./dialogs.js";
import { startSelf } from "./self.js";
import { startTimes } from "./times.js";

startCopy();
startDialogs();
startClock();
startTimes();
startSelf();

const again = document.querySelector("[data-reload-s]");
if (again) setTimeout(() => location.reload(), Number(again.dataset.reloadS) * 1000);
