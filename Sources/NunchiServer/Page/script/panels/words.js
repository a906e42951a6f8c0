import { el } from "../dom.js";
import { disc, emotionClass, emotionName } from "../emotions.js";
import { percent } from "../format.js";
import { language, t } from "../words.js";

/** The emotion in the words of a voice, beside that of the voice; both are shown when they disagree. */
export const words = {
  id: "words",
  shows: ({ reading }) => (reading.parts ?? []).length > 1,
  render({ reading }) {
    const disagrees = (reading.warnings ?? []).includes("modalities_disagree");
    return el(
      "div", {},
      el("h3", { text: t("words.heading") }),
      disagrees ? el("p", { class: "disagrees" }, el("b", { text: t("words.disagree") }), " ", t("words.disagreeNote")) : null,
      el("ul", { class: "parts" }, ...reading.parts.map(part)),
      el("p", { class: "note", text: t("words.note") }),
    );
  },
};

function part(reading) {
  return el(
    "li", { class: `part ${emotionClass(reading.emotion)}` },
    el("span", { class: "part-kind", text: t(`modality.${reading.modality}`) }),
    el("span", { class: "part-emotion" }, disc(reading.emotion), el("b", { text: emotionName(reading.emotion) }),
      el("span", { text: percent(reading.confidence) })),
    el("span", { class: "part-share", text: t("words.share", { share: percent(reading.weight) }) }),
    el("span", { class: "part-track", "aria-hidden": "true" }, el("span", { style: { width: `${100 * reading.weight}%` } })),
    chosen(reading.labels),
  );
}

/** The finer feelings that a model of texts found. */
function chosen(labels) {
  const names = (labels ?? []).filter((label) => label.chosen).slice(0, 4);
  if (names.length === 0) return null;
  return el("span", { class: "labels" }, ...names.map((label) =>
    el("span", { class: "label", text: language() === "ko" ? label.name_ko : label.name })));
}

/** The finer feelings in a text that was typed. */
export const labels = {
  id: "labels",
  shows: ({ reading }) => reading.modality === "text" && (reading.labels ?? []).some((label) => label.chosen),
  render: ({ reading }) => el("div", {}, el("h3", { text: t("labels.heading") }), chosen(reading.labels)),
};
