/** Levels below this count as nothing, in dB. */
const FLOOR = -60;

/**
 * How loud a piece of sound is, and whether it touches full scale.
 * @param {Float32Array} samples @returns {{share: number, isClipped: boolean}} share: 0 (-60 dB or less) to 1 (0 dB)
 */
export function level(samples) {
  let sum = 0;
  let peak = 0;
  for (const sample of samples) {
    sum += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  const decibels = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return { share: Math.min(1, Math.max(0, 1 - decibels / FLOOR)), isClipped: peak > 0.99 };
}
