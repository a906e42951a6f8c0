import { el, svg } from "../dom.js";
import { disc, emotionClass, emotionName, markPath } from "../emotions.js";
import { clock, moment, percent } from "../format.js";
import { moonPath } from "../moon.js";
import { t } from "../words.js";

/** The emotion, large, on a moon that is as full as the reading is sure. */
export const verdict = {
  id: "verdict",
  shows: () => true,
  render({ reading }) {
    const likeliest = Object.entries(reading.scores).sort((one, other) => other[1] - one[1])[0][0];
    const isNamed = reading.emotion !== null;
    const about = [
      reading.source, reading.seconds ? clock(reading.seconds, true) : null, reading.created ? moment(reading.created) : null,
    ];
    return el(
      "div", { class: `verdict ${emotionClass(reading.emotion)}` },
      moon(reading.emotion, reading.confidence),
      el(
        "div", { class: "verdict-words" },
        el("p", { class: "verdict-kicker", text: t(`verdict.${reading.modality === "text" ? "text" : "voice"}`) }),
        // The heading takes the focus, and tells how sure it is when it does.
        el("h2", {
          id: "result-heading", class: "verdict-name", tabindex: "-1", "aria-describedby": "verdict-sure",
          text: emotionName(reading.emotion),
        }),
        isNamed
          ? el("p", { id: "verdict-sure", class: "verdict-sure", text: t("verdict.sure", { share: percent(reading.confidence) }) })
          : el(
            "p", { id: "verdict-sure", class: "verdict-sure" },
            disc(likeliest), " ",
            t("verdict.nearest", { emotion: emotionName(likeliest), share: percent(reading.confidence) }),
          ),
        el("p", { class: "note", text: t(isNamed ? "verdict.moon" : "verdict.unsureNote") }),
        el("p", { class: "verdict-about", text: about.filter(Boolean).join(" · ") }),
      ),
    );
  },
};

function moon(emotion, confidence) {
  return svg(
    "svg", { class: "verdict-moon", viewBox: "0 0 160 160", "aria-hidden": "true" },
    svg("circle", { class: "moon-dark", cx: 80, cy: 80, r: 72 }),
    svg("path", { class: "moon-lit", d: moonPath(confidence, 80, 80, 72) }),
    svg("circle", { class: "moon-edge", cx: 80, cy: 80, r: 72 }),
    svg("circle", { class: "moon-seat", cx: 80, cy: 80, r: 33 }),
    svg("g", { class: "moon-mark", transform: "translate(52 52) scale(2.333)" }, markPath(emotion)),
  );
}
