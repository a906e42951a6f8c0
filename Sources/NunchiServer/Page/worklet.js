/** Frames gathered before they are sent on: about 43 ms at 48 kHz, quick enough for a level meter. */
const BLOCK = 2048;

/** Passes what the microphone hears to the page, its channels mixed to one, in blocks. */
class MicrophoneTap extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Float32Array(BLOCK);
    this.filled = 0;
  }

  /** @param {Float32Array[][]} inputs @returns {boolean} true: there is more to come */
  process(inputs) {
    const channels = inputs[0];
    if (!channels || channels.length === 0) return true;
    for (let frame = 0; frame < channels[0].length; frame++) {
      let sum = 0;
      for (const channel of channels) sum += channel[frame];
      this.block[this.filled++] = sum / channels.length;
      if (this.filled === BLOCK) {
        this.port.postMessage(this.block, [this.block.buffer]);
        this.block = new Float32Array(BLOCK);
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor("microphone-tap", MicrophoneTap);
