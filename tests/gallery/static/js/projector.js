import "/static/js/gallery.js";
import { startDays } from "/static/js/ui/days.js";

startDays();
