import { el } from "../dom.js";
import { disc, emotionClass, emotionName } from "../emotions.js";
import { t } from "../words.js";

/** A text, sentence by sentence; the words that moved the reading most are underlined. */
export const sentences = {
  id: "sentences",
  shows: ({ reading }) => reading.modality === "text" && (reading.spans ?? []).length > 0,
  render({ reading }) {
    const moving = strongest(reading.influences ?? []);
    return el(
      "div", {},
      el("h3", { text: t("sentences.heading") }),
      el("p", { class: "transcript", lang: reading.language ?? false }, ...reading.spans.flatMap((span) => [
        el(
          "span", { class: `run ${emotionClass(span.emotion)}` },
          disc(span.emotion), el("span", { class: "visually-hidden", text: `${emotionName(span.emotion)}: ` }),
          ...pieces(span, moving),
        ),
        " ",
      ])),
      moving.length > 0 ? el("p", { class: "note", text: t("sentences.note") }) : null,
    );
  },
};

/** Those that speak for the emotion read, a fifth of the strongest at least. */
function strongest(influences) {
  const most = Math.max(0, ...influences.map((influence) => influence.contribution));
  return influences.filter((influence) => influence.contribution > 0 && influence.contribution >= most / 5);
}

/** Places count Unicode scalars from the beginning of the whole text. */
function pieces(span, moving) {
  const letters = Array.from(span.text);
  const found = [];
  let at = 0;
  for (const { start, end } of moving.toSorted((one, other) => one.start - other.start)) {
    const [from, to] = [Math.max(at, start - span.start), Math.min(letters.length, end - span.start)];
    if (to <= from) continue;
    found.push(letters.slice(at, from).join(""), el("em", { class: "moving", text: letters.slice(from, to).join("") }));
    at = to;
  }
  return [...found, letters.slice(at).join("")];
}
