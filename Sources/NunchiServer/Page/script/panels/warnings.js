import { el } from "../dom.js";
import { known, t } from "../words.js";

/** Said where they belong: in the verdict, beside the words, beside the model. */
const ELSEWHERE = ["low_confidence", "modalities_disagree", "non_commercial_model"];

/** What to know before trusting the reading. */
export const warnings = {
  id: "warnings",
  shows: ({ reading }) => toTell(reading).length > 0,
  render({ reading }) {
    return el(
      "div", {},
      el("h3", { text: t("warnings.heading") }),
      el("ul", { class: "warnings" }, ...toTell(reading).map((text) => el("li", { text }))),
    );
  },
};

function toTell(reading) {
  const codes = (reading.warnings ?? []).filter((code) => !ELSEWHERE.includes(code)).map((code) => `warning.${code}`);
  const ofWords = (reading.transcript?.warnings ?? []).map((code) => `transcript.${code}`);
  // The same cut file is told by both: once is enough.
  const all = [...codes, ...ofWords.filter((key) => key !== "transcript.truncated" || codes.length === 0)];
  return [...new Set(all)].map((key) => known(key) ?? key.split(".")[1].replaceAll("_", " "));
}
