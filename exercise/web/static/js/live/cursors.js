// How far this page is in each of its streams, and what to do with a packet.

/**
 * @typedef {object} Packet entries `from + 1` to `to` of one stream, as fragments
 * @property {string} viewer
 * @property {number} from
 * @property {number} to
 * @property {boolean} [fresh] the whole window as it stands, whatever was held before
 * @property {{key: string, order: string, html: string | null}[]} items
 * @property {Record<string, string>} regions
 * @property {object} clock
 */

export class Cursors {
  #held;
  #behind = new Map();

  /** @param {Map<string, number>} held */
  constructor(held) {
    this.#held = held;
  }

  /** @returns {"apply" | "known" | "gap"} */
  judge(packet) {
    const held = this.#held.get(packet.viewer) ?? 0;
    if (packet.fresh) return "apply";
    if (packet.to <= held) return "known";
    return packet.from > held ? "gap" : "apply";
  }

  took(packet) {
    this.#held.set(packet.viewer, packet.to);
  }

  /** How many entries the server has that this page has not. */
  missing(cursors) {
    let count = 0;
    for (const [viewer, newest] of Object.entries(cursors ?? {})) {
      const held = this.#held.get(viewer);
      if (held === undefined) continue;
      if (newest > held) count += newest - held;
      // A server that was set back has less than we hold. Once may be a page rendered just ahead of
      // what was told; twice is not.
      const times = newest < held ? (this.#behind.get(viewer) ?? 0) + 1 : 0;
      this.#behind.set(viewer, times);
      if (times > 1) count += 1;
    }
    return count;
  }

  toJSON() {
    return Object.fromEntries(this.#held);
  }
}
