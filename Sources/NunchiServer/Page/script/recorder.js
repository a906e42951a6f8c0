import { Problem } from "./api.js";
import { Resampler } from "./resample.js";
import { RATE, joined } from "./wav.js";
import { t } from "./words.js";

/** A microphone that is heard, at 16 kHz in one channel, until `stop` is called. */
export class Recorder {
  /**
   * Asks for the microphone and begins.
   * @param {(samples: Float32Array) => void} onSamples told each piece of the sound, at 16 kHz.
   * @returns {Promise<Recorder>}
   * @throws {Problem} when there is no microphone or it may not be used.
   */
  static async begin(onSamples) {
    if (!navigator.mediaDevices?.getUserMedia) throw trouble("insecure");
    let stream;
    try {
      // What a browser does to make speech clear would change how it was said.
      const audio = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      stream = await navigator.mediaDevices.getUserMedia({ audio });
    } catch (error) {
      throw trouble({ NotAllowedError: "denied", NotFoundError: "absent" }[error.name] ?? "broken");
    }
    const context = new AudioContext();
    try {
      await context.audioWorklet.addModule("/page/worklet.js");
      await context.resume();
    } catch {
      stream.getTracks().forEach((track) => track.stop());
      await context.close();
      throw trouble("broken");
    }
    return new Recorder(stream, context, onSamples);
  }

  /** @private */
  constructor(stream, context, onSamples) {
    this.stream = stream;
    this.context = context;
    this.onSamples = onSamples;
    this.pieces = [];
    this.count = 0;
    this.resampler = new Resampler(context.sampleRate, RATE);
    this.tap = new AudioWorkletNode(context, "microphone-tap", { numberOfOutputs: 1 });
    this.tap.port.onmessage = (event) => this.#take(this.resampler.push(event.data));
    // A node that leads nowhere is not run by every browser; the tap itself puts out silence.
    context.createMediaStreamSource(stream).connect(this.tap).connect(context.destination);
  }

  /** How long it has heard, in seconds. */
  get seconds() {
    return this.count / RATE;
  }

  /** Lets go of the microphone. @returns {Promise<Float32Array>} all that was heard, at 16 kHz */
  async stop() {
    this.tap.port.onmessage = null;
    this.tap.disconnect();
    this.stream.getTracks().forEach((track) => track.stop());
    await this.context.close();
    this.#take(this.resampler.flush());
    return joined(this.pieces);
  }

  #take(samples) {
    if (samples.length === 0) return;
    this.pieces.push(samples);
    this.count += samples.length;
    this.onSamples(samples);
  }
}

function trouble(kind) {
  return new Problem({
    code: `microphone.${kind}`, title: t(`microphone.${kind}`), hint: t(`microphone.${kind}Hint`),
  });
}
