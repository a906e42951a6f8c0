import { el } from "../dom.js";
import { disc, emotionClass, emotionName } from "../emotions.js";
import { percent } from "../format.js";
import { t } from "../words.js";

/** A bar for each emotion that the model tells apart, the likeliest first. */
export const scores = {
  id: "scores",
  shows: () => true,
  render({ reading }) {
    const ranked = Object.entries(reading.scores).sort((one, other) => other[1] - one[1]);
    return el(
      "div", {},
      el("h3", { text: t("scores.heading") }),
      el("ul", { class: "bars" }, ...ranked.map(([emotion, share]) => bar(emotion, share))),
    );
  },
};

/** One row: mark, name, bar, per cent. @param {string} emotion @param {number} share 0...1 */
export function bar(emotion, share) {
  return el(
    "li", { class: `bar ${emotionClass(emotion)}` },
    disc(emotion),
    el("span", { class: "bar-name", text: emotionName(emotion) }),
    el("span", { class: "bar-track", "aria-hidden": "true" }, el("span", { style: { width: `${100 * share}%` } })),
    el("span", { class: "bar-value", text: percent(share) }),
  );
}
