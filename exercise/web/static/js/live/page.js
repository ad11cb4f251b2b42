// What the server wrote on <body>: who this page is, and what it already holds.

const data = document.body.dataset;

export const page = {
  name: data.page ?? "",
  exercise: data.exercise ?? "",
  seat: data.seat ?? "",
  locale: data.locale ?? "en",
  /** Version of the files that this page is made of: see web/static_files.py. */
  files: new URL(import.meta.url).pathname.split("/").at(-4) ?? "",
  /** The public screen holds no seat: its own address is what lets it in. */
  token: data.page === "projector" ? location.pathname.split("/").filter(Boolean).at(-1) : "",
  viewers: words(data.viewers),
  /** A path of this exercise. */
  path: (rest) => `/x/${encodeURIComponent(data.exercise ?? "")}/${rest}`,
  /** A path of this seat. */
  seatPath: (rest) => page.path(`s/${encodeURIComponent(data.seat ?? "")}/${rest}`),
};

/** @returns {Map<string, number>} newest cursor of each stream that this page was rendered from */
export function renderedCursors() {
  const found = new Map(page.viewers.map((viewer) => [viewer, 0]));
  for (const pair of words(data.cursors)) {
    const at = pair.lastIndexOf("=");
    found.set(pair.slice(0, at), Number(pair.slice(at + 1)) || 0);
  }
  return found;
}

/** An id that nobody else makes. Over plain HTTP there is no crypto.randomUUID. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function words(text) {
  return (text ?? "").split(" ").filter(Boolean);
}
