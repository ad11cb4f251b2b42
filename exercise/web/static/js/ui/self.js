// Marks what concerns the reader's own seat. Regions are the same for a whole cell, so the browser does it.
import { all, one, watch } from "./dom.js";

export function startSelf() {
  const seat = document.body.dataset.seat;
  watch(() => {
    for (const element of all("[data-self]")) {
      const mine = element.dataset.self.split(" ").includes(seat)
        && !(element.dataset.othersToo ?? "").split(" ").includes(seat);
      if (element.hidden === mine) element.hidden = !mine;
    }
    for (const element of all("[data-others]")) {
      const mine = element.dataset.others.split(" ").includes(seat);
      if (element.hidden !== mine) element.hidden = mine;
    }
    const names = one("[data-submitter-names]")?.dataset.submitterNames ?? "";
    for (const element of all("[data-submitters]")) if (element.textContent !== names) element.textContent = names;
  }, ["hidden", "data-self", "data-others"]);
}
