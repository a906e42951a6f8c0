import { byId } from "./dom.js";
import { clock } from "./format.js";
import { level } from "./level.js";

const RAYS = 120;
/** One turn of the ring, in seconds. */
const TURN = 12;

/** The microphone's level as rays around the moon, which go round like the hand of a clock, and the time. */
export class Meter {
  constructor() {
    this.canvas = byId("meter-ring");
    this.bar = byId("level");
    this.time = byId("record-time");
    this.clear();
    new ResizeObserver(() => this.#draw()).observe(this.canvas);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw());
  }

  /** Begins anew. */
  clear() {
    this.rays = new Float32Array(RAYS);
    this.head = -1;
    this.quietSince = 0;
    this.time.textContent = clock(0);
    this.#draw();
  }

  /** @param {Float32Array} samples what was heard @param {number} seconds heard in all @returns {"good"|"quiet"|"loud"} */
  hear(samples, seconds) {
    const { share, isClipped } = level(samples);
    const ray = Math.floor((seconds / TURN) * RAYS) % RAYS;
    if (ray !== this.head) {
      // What a slow turn left behind is cleared as the hand comes round.
      for (let at = (this.head + 1) % RAYS; at !== ray; at = (at + 1) % RAYS) this.rays[at] = share;
      this.rays[ray] = 0;
      this.head = ray;
    }
    this.rays[ray] = Math.max(this.rays[ray], share);
    this.bar.setAttribute("aria-valuenow", String(Math.round(100 * share)));
    this.time.textContent = clock(seconds);
    this.#draw();
    if (share > 0.33) this.quietSince = seconds;
    return isClipped ? "loud" : seconds - this.quietSince > 2 ? "quiet" : "good";
  }

  #draw() {
    const size = this.canvas.clientWidth;
    if (size === 0) return;
    const density = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(size * density);
    this.canvas.height = Math.round(size * density);
    const pen = this.canvas.getContext("2d");
    pen.scale(density, density);
    pen.translate(size / 2, size / 2);
    const style = getComputedStyle(this.canvas);
    pen.lineCap = "round";
    pen.lineWidth = 2.4;
    const inner = size * 0.365;
    const room = size / 2 - inner - 3;
    for (let ray = 0; ray < RAYS; ray++) {
      const age = this.head < 0 ? 1 : ((this.head - ray + RAYS) % RAYS) / RAYS;
      const length = this.rays[ray] * room;
      pen.strokeStyle = style.getPropertyValue(length > 0 ? "--accent" : "--rule");
      pen.globalAlpha = length > 0 ? 1 - 0.8 * age : 0.9;
      const turn = (ray / RAYS) * 2 * Math.PI - Math.PI / 2;
      pen.beginPath();
      pen.moveTo(inner * Math.cos(turn), inner * Math.sin(turn));
      const end = inner + Math.max(0.01, length);
      pen.lineTo(end * Math.cos(turn), end * Math.sin(turn));
      pen.stroke();
    }
  }
}
