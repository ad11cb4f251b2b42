// A shelf of this seat in the browser: things by id that outlive a reload, a crash and a cut.
// One key each, so that two tabs of one seat do not overwrite each other's.
import { page } from "./page.js";

/** @param {string} name */
export function shelf(name) {
  const prefix = `startex/${page.exercise}/${page.seat}/${name}/`;
  const memory = new Map();
  const stored = () => {
    try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)); } catch { return []; }
  };
  const read = (key) => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  return {
    /** @returns {any[]} */
    all() {
      const found = new Map(stored().map((key) => [key.slice(prefix.length), read(key)]));
      for (const [id, value] of memory) found.set(id, value);
      return [...found.values()].filter(Boolean);
    },
    put(id, value) {
      try { localStorage.setItem(prefix + id, JSON.stringify(value)); memory.delete(id); } catch { memory.set(id, value); }
    },
    drop(id) {
      memory.delete(id);
      try { localStorage.removeItem(prefix + id); } catch { /* nothing is kept there then */ }
    },
  };
}
