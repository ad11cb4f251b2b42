// Texts of moves that could not be saved where they were typed, because another hand was there first.
import { newId } from "./page.js";
import { typedIn } from "./outgoing.js";
import { shelf } from "./shelf.js";

/**
 * @param {ReturnType<import("./outgoing.js").openOutgoing>} [outgoing]
 * @param {(fields: object) => void} again begins a draft with these fields
 */
export function openRemnants(outgoing, again) {
  const kept = shelf("remnant");

  function show({ id, fields, words }) {
    const gone = () => { kept.drop(id); outgoing?.drop(id); };
    outgoing?.show({
      id, label: fields.title || "…", text: typedIn({ ...fields, title: "" }), words, refused: true,
      acts: [["textAgain", () => { gone(); again(fields); }], ["textDrop", gone]],
    });
  }

  for (const remnant of kept.all()) show(remnant);
  return {
    keep(fields, words) {
      const remnant = { id: newId(), fields, words };
      kept.put(remnant.id, remnant);
      show(remnant);
    },
  };
}
