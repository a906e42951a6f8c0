/** Zero crossings of the kernel to each side. */
const CROSSINGS = 16;
/** Points of the kernel's table between two zero crossings. */
const RESOLUTION = 256;

/** Changes the sample rate of a sound that comes in pieces, by a windowed sinc; nothing is lost between pieces. */
export class Resampler {
  /** @param {number} from rate of what comes, in Hz @param {number} to rate wanted, in Hz */
  constructor(from, to) {
    this.step = from / to;
    this.isSame = from === to;
    // Below the lower of both Nyquist frequencies, with room for the slope.
    this.cutoff = 0.94 * Math.min(1, to / from);
    this.reach = Math.ceil(CROSSINGS / this.cutoff);
    this.kernel = table();
    this.held = new Float32Array(this.reach);
    /** Where the next sample lies in `held`. */
    this.position = this.reach;
  }

  /** @param {Float32Array} samples @returns {Float32Array} what can be computed so far */
  push(samples) {
    if (this.isSame) return samples.slice();
    const input = new Float32Array(this.held.length + samples.length);
    input.set(this.held);
    input.set(samples, this.held.length);
    const out = [];
    while (this.position + this.reach < input.length) {
      out.push(this.#at(input, this.position));
      this.position += this.step;
    }
    const first = Math.max(0, Math.floor(this.position) - this.reach);
    this.held = input.slice(first);
    this.position -= first;
    return Float32Array.from(out);
  }

  /** The last samples, with silence after them. @returns {Float32Array} */
  flush() {
    return this.isSame ? new Float32Array(0) : this.push(new Float32Array(this.reach + 1));
  }

  #at(input, position) {
    const first = Math.ceil(position - this.reach);
    const last = Math.floor(position + this.reach);
    let sum = 0;
    for (let index = first; index <= last; index++) {
      const place = Math.abs(index - position) * this.cutoff * RESOLUTION;
      const low = Math.floor(place);
      if (low + 1 >= this.kernel.length) continue;
      const share = place - low;
      sum += input[index] * (this.kernel[low] * (1 - share) + this.kernel[low + 1] * share);
    }
    return sum * this.cutoff;
  }
}

/** A sinc under a Blackman window, from its middle to its end. */
function table() {
  const length = CROSSINGS * RESOLUTION;
  return Float32Array.from({ length: length + 1 }, (_, index) => {
    if (index === 0) return 1;
    const x = (Math.PI * index) / RESOLUTION;
    const turn = (Math.PI * index) / length;
    return (Math.sin(x) / x) * (0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
  });
}
