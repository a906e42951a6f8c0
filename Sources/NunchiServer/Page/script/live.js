import { Problem, open, request } from "./api.js";
import { EventParser } from "./events.js";
import { joined, pcm16 } from "./wav.js";

/** Samples sent at once: half a second. */
const CHUNK = 8_000;
/** How often a piece that did not arrive, or the stream of events, is tried again. */
const ATTEMPTS = 4;

/** A reading while one speaks: chunks go up one after another, moments come down as events. */
export class LiveReading {
  /**
   * @param {{language: string|null, store: boolean, name: string}} options
   * @param {(moment: any) => void} onMoment
   * @param {(problem: Problem) => void} onTrouble told once, when the stream is lost.
   * @returns {Promise<LiveReading>}
   */
  static async begin(options, onMoment, onTrouble) {
    const stream = await request("POST", "/v1/streams", { body: { sample_rate: 16_000, ...options } });
    return new LiveReading(stream, onMoment, onTrouble);
  }

  /** @private */
  constructor(stream, onMoment, onTrouble) {
    this.stream = stream;
    this.onMoment = onMoment;
    this.onTrouble = onTrouble;
    this.pieces = [];
    this.waiting = 0;
    this.sequence = 0;
    this.sending = Promise.resolve();
    this.lost = null;
    this.listening = new AbortController();
    this.#listen();
  }

  /** The longest that the server listens, in seconds. */
  get maxSeconds() {
    return this.stream.max_seconds ?? Infinity;
  }

  /** @param {Float32Array} samples what was heard next, at 16 kHz */
  push(samples) {
    this.pieces.push(samples);
    this.waiting += samples.length;
    if (this.waiting >= CHUNK) this.#send();
  }

  /**
   * Ends it.
   * @param {AbortSignal} signal
   * @returns {Promise<any>} the whole reading
   * @throws {Problem|DOMException} when nothing could be read, or it was cancelled
   */
  async finish(signal) {
    if (this.waiting > 0) this.#send();
    await this.sending;
    if (this.lost) {
      await this.discard();
      throw this.lost;
    }
    const answer = await request("DELETE", this.#path(), { signal });
    this.listening.abort();
    if (answer && answer.reading === null) throw new Problem(answer.problem ?? { code: "stream.empty" });
    return answer.reading ?? answer;
  }

  /** Ends it and keeps nothing. */
  async discard() {
    this.listening.abort();
    this.lost ??= new Problem({ code: "cancelled" });
    await request("DELETE", `${this.#path()}?discard=true`).catch(() => null);
  }

  #path() {
    return `/v1/streams/${encodeURIComponent(this.stream.id)}`;
  }

  #send() {
    const body = pcm16(joined(this.pieces));
    const sequence = this.sequence++;
    this.pieces = [];
    this.waiting = 0;
    this.sending = this.sending.then(() => (this.lost ? null : this.#deliver(sequence, body)));
  }

  async #deliver(sequence, body) {
    const path = `${this.#path()}/chunks?seq=${sequence}`;
    for (let attempt = 1; ; attempt++) {
      try {
        await request("POST", path, { body, type: "application/octet-stream" });
        return;
      } catch (error) {
        // The same number may be sent again: the server adds it once.
        const isPassing = error.code === "network" || error.status === 429 || error.status === 503;
        if (!isPassing || attempt === ATTEMPTS) return this.#lose(error);
        await pause(300 * attempt);
      }
    }
  }

  async #listen() {
    let lastEvent = null;
    let failures = 0;
    while (failures < ATTEMPTS && !this.listening.signal.aborted) {
      try {
        const headers = lastEvent === null ? {} : { "Last-Event-ID": lastEvent };
        const answer = await open(`${this.#path()}/events`, { signal: this.listening.signal, headers });
        let ended = false;
        const parser = new EventParser((event) => {
          lastEvent = event.id ?? lastEvent;
          if (event.type === "moment") this.onMoment(JSON.parse(event.data));
          if (event.type === "end") ended = true;
        });
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
          failures = 0;
          parser.push(piece.value);
        }
        if (ended) return;
        failures += 1;
      } catch (error) {
        if (error.name === "AbortError") return;
        if (error instanceof Problem && error.status >= 400 && error.status < 500) return this.#lose(error);
        failures += 1;
      }
      await pause(300 * failures);
    }
  }

  #lose(error) {
    if (this.lost) return;
    this.lost = error;
    this.onTrouble(error);
  }
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
