import { announce, byId } from "./dom.js";
import { LiveReading } from "./live.js";
import { LiveView } from "./live-view.js";
import { Meter } from "./meter.js";
import { Recorder } from "./recorder.js";
import { showTrouble } from "./trouble.js";
import { peaks } from "./timeline.js";
import { wav } from "./wav.js";
import { t } from "./words.js";

/** Recordings shorter than this hold nothing to read, in seconds. */
const LEAST = 0.5;

/** The microphone: record and then read, or read while one speaks. */
export class Speak {
  /**
   * @param {{maxSeconds: number, options: () => any, onRecorded: (sound: Blob) => void,
   *   onLive: (finish: (signal: AbortSignal) => Promise<any>, sound: Blob, outline: any) => void, onBegin: () => void}} settings
   */
  constructor(settings) {
    this.settings = settings;
    this.meter = new Meter();
    this.view = new LiveView();
    this.button = byId("record");
    this.state = "idle";
    /** What was heard before the stream was open. */
    this.unsent = [];
    this.button.addEventListener("click", () => (this.state === "recording" ? this.stop() : this.begin()));
    byId("record-discard").addEventListener("click", () => this.discard());
    this.redraw();
  }

  /** Whether the microphone is on. */
  get isOn() {
    return this.state !== "idle";
  }

  /** Asks for the microphone and records until `stop`. */
  async begin() {
    if (this.isOn) return;
    this.#turn("starting");
    showTrouble(byId("input-trouble"), null);
    this.settings.onBegin();
    this.live = null;
    try {
      const isLive = byId("live").checked;
      this.recorder = await Recorder.begin((samples) => this.#hear(samples));
      if (isLive) {
        const { language, store } = this.settings.options();
        this.view.begin();
        this.live = await LiveReading.begin(
          { language: language || null, store, name: t("record.name") }, (moment) => this.view.add(moment), (problem) => this.#lost(problem));
      }
      this.#turn("recording");
      for (const samples of this.unsent.splice(0)) this.#hear(samples);
      announce(t("record.began"));
    } catch (error) {
      await this.#release();
      this.view.end();
      showTrouble(byId("input-trouble"), error);
    }
  }

  /** Ends the recording and hands it on. */
  async stop() {
    if (this.state !== "recording") return;
    this.#turn("stopping");
    const live = this.live;
    const samples = await this.#release();
    if (samples.length < LEAST * 16_000) {
      await live?.discard();
      this.view.end();
      showTrouble(byId("input-trouble"), t("record.tooShort"));
      return;
    }
    const sound = wav(samples);
    if (!live) return this.settings.onRecorded(sound);
    const outline = { seconds: samples.length / 16_000, peaks: peaks(samples, 800) };
    this.settings.onLive((signal) => live.finish(signal).finally(() => this.view.end()), sound, outline);
  }

  /** Ends the recording and forgets it. */
  async discard() {
    const live = this.live;
    await this.#release();
    this.view.end();
    await live?.discard();
    announce(t("record.discarded"));
    this.button.focus();
  }

  /** Writes the words again. */
  redraw() {
    const isOn = this.state === "recording" || this.state === "stopping";
    byId("record-label").textContent = t(isOn ? "record.stop" : this.state === "starting" ? "record.starting" : "record.start");
    byId("record-note").textContent = t(isOn ? "record.good" : "record.note");
  }

  #hear(samples) {
    // Until the stream is open nothing can be sent, yet nothing said may be lost.
    if (this.state === "starting") return this.unsent.push(samples);
    this.live?.push(samples);
    if (this.state !== "recording") return;
    const seconds = this.recorder.seconds;
    const verdict = this.meter.hear(samples, seconds);
    const note = t(`record.${verdict}`);
    if (byId("record-note").textContent !== note) byId("record-note").textContent = note;
    const limit = Math.min(this.settings.maxSeconds, this.live?.maxSeconds ?? Infinity);
    if (seconds >= limit - 0.5) this.stop();
  }

  async #lost(problem) {
    if (this.state !== "recording") return;
    await this.#release();
    this.view.end();
    showTrouble(byId("input-trouble"), problem);
  }

  async #release() {
    const recorder = this.recorder;
    const samples = recorder ? await recorder.stop() : new Float32Array(0);
    this.recorder = null;
    this.live = null;
    this.unsent = [];
    this.#turn("idle");
    this.meter.clear();
    return samples;
  }

  #turn(state) {
    this.state = state;
    const isOn = state === "recording";
    this.button.classList.toggle("is-recording", isOn);
    byId("main").classList.toggle("is-recording", isOn);
    this.button.disabled = state === "starting" || state === "stopping";
    byId("record-discard").hidden = !isOn;
    byId("level").hidden = !isOn;
    const others = ["live", "with-words", "keep", "spoken-language", "tab-speak", "tab-file", "tab-text"];
    for (const id of others) byId(id).disabled = state !== "idle";
    this.redraw();
  }
}
