// The list of what was written here and is not with the server: on its way, or not accepted. Stands
// outside every region. Its words come from the page.
import { all, announce, one } from "../ui/dom.js";
import { shelf } from "./shelf.js";

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} label what was pressed
 * @property {string} text what was typed
 * @property {string} words what has become of it
 * @property {boolean} [refused]
 * @property {[string, () => void][]} acts name of a text on the list (such as "back"), and what it does
 */

export function openOutgoing() {
  const place = one("[data-outgoing]");
  const list = place && one("ul", place);

  function settle() {
    if (place) place.hidden = !list.firstElementChild;
  }

  function drop(id) {
    all("li", list ?? document.createElement("ul")).find((row) => row.dataset.row === id)?.remove();
    settle();
  }

  /** @param {Row} row */
  function show({ id, label, text, words, refused, acts }) {
    if (!place) return;
    drop(id);
    const row = document.createElement("li");
    row.dataset.row = id;
    const line = document.createElement("p");
    const head = document.createElement("b");
    head.textContent = label;
    const said = document.createElement("span");
    said.dataset.content = "";
    said.textContent = text;
    line.append(head, " ", said);
    const foot = document.createElement("p");
    const state = document.createElement("span");
    state.className = refused ? "alarm" : "muted";
    state.textContent = words;
    if (refused) state.setAttribute("role", "alert");
    foot.append(state);
    row.append(line, foot);
    for (const [name, act] of acts) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "word";
      button.textContent = place.dataset[name] ?? name;
      button.addEventListener("click", act);
      foot.append(" ", button);
    }
    list.append(row);
    settle();
    if (!refused) announce(words);
  }

  return { show, drop, words: (name) => place?.dataset[name] ?? "" };
}

/** What a person typed into a command, longest first. */
export function typedIn(command) {
  const texts = ["text", "note", "order", "title", "reason", "intent"].map((name) => command[name]).filter((text) => typeof text === "string" && text);
  return texts.join(" · ");
}

/** Shows parcels of the outbox whose form no longer holds their text. */
export function showParcels(outbox, forms, outgoing, reason) {
  const refused = shelf("refused");

  function showRefused(parcel, answer) {
    const gone = () => { refused.drop(parcel.id); outgoing.drop(parcel.id); };
    outgoing.show({
      id: parcel.id, label: parcel.label, text: typedIn(parcel.command), words: reason(answer), refused: true,
      acts: [["textBack", () => { if (forms.giveBack(parcel)) gone(); }], ["textDrop", gone]],
    });
  }

  function showWaiting(parcel, acts) {
    outgoing.show({ id: parcel.id, label: parcel.label, text: typedIn(parcel.command), words: outgoing.words("textWaits"), acts });
  }

  outbox.listen((parcel, answer) => {
    if (!answer) {
      if (!parcel.parked || !typedIn(parcel.command)) return;
      const takeBack = () => { if (outbox.recall(parcel)) forms.giveBack(parcel); else showWaiting(parcel, []); };
      showWaiting(parcel, parcel.tries ? [] : [["textBack", takeBack]]);
      return;
    }
    outgoing.drop(parcel.id);
    if (answer.ok || answer.code === "recalled" || !parcel.parked || !parcel.label) return;
    refused.put(parcel.id, { parcel, answer });
    showRefused(parcel, answer);
  });
  for (const { parcel, answer } of refused.all()) showRefused(parcel, answer);
  document.addEventListener("startex:connection", ({ detail }) => {
    if (!detail.over) return;
    const words = outgoing.words("textUnsent");
    for (const { id, label, command } of outbox.pending()) if (typedIn(command)) outgoing.show({ id, label, text: typedIn(command), words, refused: true, acts: [] });
  });
}
