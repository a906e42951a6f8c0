import { open, request } from "./api.js";
import { byId, el } from "./dom.js";
import { PANELS } from "./panels/index.js";
import { Player } from "./player.js";
import { t } from "./words.js";

/** The result of a reading: shown, shown anew in another language, cleared. */
export class ResultView {
  /** @param {{capabilities: Object<string, boolean>, onDelete: (reading: any) => void, onChange: () => void}} settings */
  constructor(settings) {
    this.settings = settings;
    this.place = byId("result");
    this.reading = null;
    this.player = null;
  }

  /**
   * @param {any} reading
   * @param {Blob|null} [sound] as it was recorded or chosen, for when the server keeps none.
   */
  show(reading, sound = null) {
    this.clear();
    this.reading = reading;
    if (reading.seconds && (reading.audio || sound)) {
      const fetchSound = reading.audio ? async () => (await open(reading.audio)).blob() : async () => sound;
      this.player = new Player(fetchSound, reading.seconds);
    }
    this.#draw();
    this.place.hidden = false;
    byId("result-heading").focus({ preventScroll: true });
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.place.scrollIntoView({ behavior: isStill ? "auto" : "smooth", block: "start" });
  }

  /** Draws it again, in the page's present language. */
  redraw() {
    if (this.reading) this.#draw();
  }

  /** Takes it off the page. */
  clear() {
    this.player?.close();
    this.player = null;
    this.reading = null;
    this.#empty();
    this.place.hidden = true;
  }

  #empty() {
    for (const panel of this.place.querySelectorAll(".panel > *")) panel.dispatchEvent(new Event("removed"));
    this.place.replaceChildren();
  }

  #draw() {
    this.#empty();
    const context = {
      reading: this.reading, player: this.player, capabilities: this.settings.capabilities,
      onDelete: () => this.settings.onDelete(this.reading), onCorrected: this.settings.onChange,
    };
    this.place.classList.toggle("of-text", this.reading.modality === "text");
    this.place.append(
      ...PANELS.filter((panel) => panel.shows(context)).map((panel) =>
        el("div", { class: `panel card panel-${panel.id}` }, panel.render(context))),
      el("p", { class: "expression result-expression", text: t("page.expression") }),
    );
    // Canvases know their size only now.
    this.player?.dispatchEvent(new Event("change"));
  }
}

/** A stored reading with its pictures. @param {string} id @returns {Promise<any>} */
export function storedReading(id) {
  return request("GET", `/v1/readings/${encodeURIComponent(id)}?include=waveform,spectrogram`);
}
