import { svg } from "./dom.js";
import { EMOTIONS, PLACES, emotionClass, emotionName, markPath } from "./emotions.js";
import { signed } from "./format.js";
import { t } from "./words.js";

const CENTRE = 150;
const SCALE = 118;

/** The plane of valence (across) and arousal (up) with the places of the emotions, a path and a point on it. */
export class PlanePicture {
  constructor() {
    this.path = svg("polyline", { class: "plane-path" });
    this.dots = svg("g", { class: "plane-dots" });
    this.point = svg("g", { class: "plane-point", visibility: "hidden" });
    this.element = svg(
      "svg", { class: "plane", viewBox: "0 -6 300 312", role: "img", "aria-label": t("plane.heading") },
      svg("circle", { class: "plane-field", cx: CENTRE, cy: CENTRE, r: SCALE + 18 }),
      svg("circle", { class: "plane-ring", cx: CENTRE, cy: CENTRE, r: SCALE / 2 + 9 }),
      svg("path", { class: "plane-axes", d: `M14 ${CENTRE}H286M${CENTRE} 14V286` }),
      ...EMOTIONS.filter((emotion) => emotion !== "neutral").map(place),
      this.path, this.dots,
      word(CENTRE, 8, "middle", "plane.activated"), word(CENTRE, 300, "middle", "plane.calm"),
      word(19, CENTRE + 15, "start", "plane.unpleasant"), word(281, CENTRE + 15, "end", "plane.pleasant"),
      this.point,
    );
  }

  /** @param {Array<{valence: number|null, arousal: number|null, emotion: string|null}>} moments the way it went */
  trace(moments) {
    const placed = moments.filter((moment) => moment.valence !== null && moment.arousal !== null);
    this.path.setAttribute("points", placed.map((moment) => xy(moment).join(",")).join(" "));
    this.dots.replaceChildren(...placed.map((moment) => {
      const [cx, cy] = xy(moment);
      return svg("circle", { class: emotionClass(moment.emotion), cx, cy, r: 3.2 });
    }));
  }

  /** Sets the point. @param {{valence: number, arousal: number, emotion: string|null}} at */
  place(at) {
    const [x, y] = xy(at);
    this.point.setAttribute("class", `plane-point ${emotionClass(at.emotion)}`);
    this.point.setAttribute("visibility", "visible");
    this.point.style.setProperty("transform", `translate(${x}px, ${y}px)`);
    this.point.replaceChildren(
      svg("circle", { class: "plane-halo", r: 19 }), svg("circle", { class: "plane-moon", r: 12 }),
      svg("g", { transform: "translate(-9.6 -9.6) scale(0.8)" }, markPath(at.emotion)),
    );
    this.element.setAttribute("aria-label", `${t("plane.heading")}: ${inWords(at)}`);
  }
}

/** A point of the plane in words and figures. @param {{valence: number, arousal: number}} at @returns {string} */
export function inWords({ valence, arousal }) {
  const side = (value, low, high) => t(Math.abs(value) < 0.1 ? "plane.middle" : value < 0 ? low : high);
  return t("plane.point", {
    valence: signed(valence), arousal: signed(arousal),
    pleasant: side(valence, "plane.unpleasant", "plane.pleasant"),
    active: side(arousal, "plane.calm", "plane.activated"),
  });
}

function xy({ valence, arousal }) {
  return [CENTRE + SCALE * valence, CENTRE - SCALE * arousal];
}

function word(x, y, anchor, key) {
  return svg("text", { class: "plane-word", x, y, "text-anchor": anchor, text: t(key) });
}

function place(emotion) {
  const [valence, arousal] = PLACES[emotion];
  const [x, y] = xy({ valence, arousal });
  return svg(
    "g", { class: `plane-place ${emotionClass(emotion)}`, transform: `translate(${x - 10} ${y - 10}) scale(0.833)` },
    svg("title", { text: emotionName(emotion) }), markPath(emotion),
  );
}
