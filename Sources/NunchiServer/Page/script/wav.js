/** The rate at which the page records and the models hear, in Hz. */
export const RATE = 16_000;

/** Samples of -1...1 as 16-bit little-endian integers. @param {Float32Array} samples @returns {ArrayBuffer} */
export function pcm16(samples) {
  const view = new DataView(new ArrayBuffer(samples.length * 2));
  samples.forEach((sample, index) => {
    const held = Math.max(-1, Math.min(1, sample));
    view.setInt16(index * 2, Math.round(held < 0 ? held * 32_768 : held * 32_767), true);
  });
  return view.buffer;
}

/** A mono 16-bit WAV file of 16 kHz. @param {Float32Array} samples @returns {Blob} */
export function wav(samples) {
  const header = new DataView(new ArrayBuffer(44));
  const bytes = samples.length * 2;
  const text = (at, word) => [...word].forEach((letter, index) => header.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  header.setUint32(4, 36 + bytes, true);
  text(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, RATE, true);
  header.setUint32(28, RATE * 2, true);
  header.setUint16(32, 2, true);
  header.setUint16(34, 16, true);
  text(36, "data");
  header.setUint32(40, bytes, true);
  return new Blob([header.buffer, pcm16(samples)], { type: "audio/wav" });
}

/** Pieces of a sound as one. @param {Float32Array[]} pieces @returns {Float32Array} */
export function joined(pieces) {
  const whole = new Float32Array(pieces.reduce((total, piece) => total + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
