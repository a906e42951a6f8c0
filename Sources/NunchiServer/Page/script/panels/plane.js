import { el } from "../dom.js";
import { PlanePicture, inWords } from "../plane-picture.js";
import { t } from "../words.js";

/** The point on the plane of valence and arousal, and the way there. */
export const plane = {
  id: "plane",
  shows: ({ reading }) => typeof reading.valence === "number" && typeof reading.arousal === "number",
  render({ reading }) {
    const picture = new PlanePicture();
    picture.trace(reading.timeline ?? []);
    picture.place(reading);
    return el(
      "div", {},
      el("h3", { text: t("plane.heading") }),
      picture.element,
      el("p", { class: "note centred", text: inWords(reading), "aria-hidden": "true" }),
    );
  },
};
