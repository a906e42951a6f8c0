import { announce, byId, el } from "./dom.js";
import { disc, emotionClass, mark } from "./emotions.js";
import { clock, percent } from "./format.js";
import { PlanePicture } from "./plane-picture.js";
import { stretchName } from "./panels/timeline.js";
import { stretches } from "./timeline.js";
import { t } from "./words.js";

/** The least time between two things said to a screen reader, in milliseconds. */
const PAUSE = 3000;
/** The timeline shows the latest so many seconds. */
const SHOWN = 12;

/** The emotion, the point on the plane and the timeline, moving while one speaks. */
export class LiveView {
  constructor() {
    this.section = byId("live-view");
    this.place = byId("live-content");
    this.moments = [];
    this.said = { name: "", at: 0 };
  }

  /** Shows an empty plane and timeline. */
  begin() {
    this.moments = [];
    this.said = { name: "", at: 0 };
    this.picture = new PlanePicture();
    this.now = el("p", { class: "live-now" }, t("live.listening"));
    this.ribbon = el("div", { class: "ribbon live-ribbon" });
    this.times = el("p", { class: "note live-times" });
    this.place.replaceChildren(
      el("div", { class: "live-grid" }, el("div", {}, this.now, this.ribbon, this.times,
        el("p", { class: "note live-note", text: t("live.note") })), this.picture.element),
    );
    this.section.hidden = false;
  }

  /** @param {any} moment an entry of a reading's timeline */
  add(moment) {
    this.moments.push(moment);
    const found = stretches(this.moments);
    const last = found.at(-1);
    const name = stretchName({ ...last, emotion: moment.emotion, silent: moment.scores === null });
    const isSilent = moment.scores === null;
    const share = isSilent ? null : Math.max(...Object.values(moment.scores));
    this.now.className = `live-now ${isSilent ? "e-silence" : emotionClass(moment.emotion)}`;
    this.now.replaceChildren(
      isSilent ? mark("silence") : disc(moment.emotion), el("b", { text: name }),
      el("span", { text: moment.emotion ? percent(share) : "" }),
    );
    const first = Math.max(0, moment.end - SHOWN);
    this.ribbon.replaceChildren(...found.filter((stretch) => stretch.end > first).map((stretch) => el(
      "div",
      {
        class: `stretch ${stretch.silent ? "e-silence" : emotionClass(stretch.emotion)}`, title: stretchName(stretch),
        "data-emotion": stretch.silent ? "silence" : stretch.emotion ?? "unsure",
        style: {
          left: `${(100 * Math.max(0, stretch.start - first)) / SHOWN}%`,
          width: `${(100 * (stretch.end - Math.max(first, stretch.start))) / SHOWN}%`,
        },
      },
      stretch.silent ? null : mark(stretch.emotion), el("span", { text: stretch.silent ? "" : stretchName(stretch) }),
    )));
    this.times.textContent = `${clock(first)}–${clock(moment.end)}`;
    if (!isSilent) {
      this.picture.trace(this.moments.slice(-24));
      this.picture.place(moment);
    }
    this.#say(name);
  }

  /** Takes it off the page. */
  end() {
    this.section.hidden = true;
    this.place.replaceChildren();
  }

  #say(name) {
    const now = performance.now();
    if (name === this.said.name || now - this.said.at < PAUSE) return;
    this.said = { name, at: now };
    announce(name);
  }
}
