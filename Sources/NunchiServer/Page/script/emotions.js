import { svg } from "./dom.js";
import { t } from "./words.js";

/** Each emotion's mark, on a field of 24 by 24: colour is never alone in telling emotions apart. */
const MARKS = {
  neutral: "M6 12h12",
  joy: "M5 10c1.5 7.5 12.5 7.5 14 0",
  sadness: "M12 4.5c3.6 4.6 4.8 6.8 4.8 9.3a4.8 4.8 0 0 1-9.6 0c0-2.5 1.2-4.7 4.8-9.3z",
  anger: "M13.5 3.5 7 13.2h5l-1.5 7.3L17 10.8h-5z",
  surprise: "M12 3.5v4M12 16.5v4M3.5 12h4M16.5 12h4M6 6l2.8 2.8M15.2 15.2 18 18M18 6l-2.8 2.8M8.8 15.2 6 18",
  fear: "M4 10l2.67-3 2.67 3L12 7l2.67 3 2.67-3L20 10M4 17l2.67-3 2.67 3L12 14l2.67 3 2.67-3L20 17",
  disgust: "M12.2 12.2c.3-1.6 2.9-1.2 2.6.8-.3 2.3-3.6 3-5.2 1.3-2-2.2-.7-6 2.6-6.6 4-.7 6.9 2.8 6 6.6-.5 2.2-1.9 3.7-3.7 4.7",
  contempt: "M5 14.5h5.5c4 0 6.5-2 8.5-6.5",
  calm: "M4 10c2.67-2.7 5.33-2.7 8 0s5.33 2.7 8 0M4 16c2.67-2.7 5.33-2.7 8 0s5.33 2.7 8 0",
  boredom: "M6 12h.01M12 12h.01M18 12h.01",
  unsure: "M12 5a7 7 0 1 1 0 14a7 7 0 0 1 0-14z",
  silence: "M9 12h.01M15 12h.01",
};

/** The emotions in the order they are offered. */
export const EMOTIONS = [
  "neutral", "joy", "sadness", "anger", "surprise", "fear", "disgust", "contempt", "calm", "boredom",
];

/** Where emotions lie on the plane of valence and arousal, as the library places them. */
export const PLACES = {
  neutral: [0, 0], joy: [0.76, 0.48], sadness: [-0.63, -0.27], anger: [-0.51, 0.59], surprise: [0.4, 0.67],
  fear: [-0.64, 0.6], disgust: [-0.6, 0.35], contempt: [-0.51, 0.1], calm: [0.68, -0.46], boredom: [-0.65, -0.62],
};

/** What an emotion is called; null is "not sure". @param {string|null} emotion @returns {string} */
export function emotionName(emotion) {
  return t(`emotion.${emotion ?? "unsure"}`);
}

/** The class that gives an element the emotion's colours. @param {string|null} emotion @returns {string} */
export function emotionClass(emotion) {
  return `e-${emotion in MARKS ? emotion : "unsure"}`;
}

/** The emotion's mark alone, drawn in the text's colour. @param {string|null} emotion @returns {SVGElement} */
export function mark(emotion) {
  return svg("svg", { class: "mark", viewBox: "0 0 24 24", "aria-hidden": "true" }, markPath(emotion));
}

/** The path of a mark, for pictures. @param {string|null} emotion @returns {SVGElement} */
export function markPath(emotion) {
  const known = emotion in MARKS ? emotion : "unsure";
  const style = { boredom: "dots", silence: "dots", unsure: "dashes" }[known] ?? "";
  return svg("path", { d: MARKS[known], class: `mark-path ${style}` });
}

/** The mark on a disc of the emotion's colour. @param {string|null} emotion @returns {HTMLElement} */
export function disc(emotion) {
  const drawn = mark(emotion);
  drawn.classList.add("disc", emotionClass(emotion));
  return drawn;
}

/** A colour of an emotion as drawn now. @param {string|null} emotion @param {string} kind `fill` or `line` */
export function emotionColor(emotion, kind) {
  const name = `--${emotion in MARKS ? emotion : "unsure"}${kind === "line" ? "-line" : ""}`;
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
