/**
 * A stretch of time in which one emotion was read.
 * @typedef {{start: number, end: number, emotion: string|null, silent: boolean, score: number|null}} Stretch
 */

/**
 * Neighbouring moments of one emotion, taken together. Windows overlap: each speaks for the time around its middle, up to
 * half way to its neighbours.
 *
 * @param {Array<{start: number, end: number, emotion: string|null, scores: Object<string, number>|null}>} moments
 * @returns {Stretch[]}
 */
export function stretches(moments) {
  const found = [];
  moments.forEach((moment, index) => {
    const middle = (moment.start + moment.end) / 2;
    const next = moments[index + 1];
    const start = index === 0 ? moment.start : found.at(-1).end;
    const end = next ? (middle + (next.start + next.end) / 2) / 2 : moment.end;
    const silent = moment.scores === null;
    const score = moment.emotion && moment.scores ? moment.scores[moment.emotion] : 0;
    const last = found.at(-1);
    if (last && last.emotion === moment.emotion && last.silent === silent) {
      last.end = end;
      last.total += score;
      last.count += 1;
    } else {
      found.push({ start, end, emotion: moment.emotion, silent, total: score, count: 1 });
    }
  });
  return found.map(({ total, count, ...stretch }) => ({ ...stretch, score: stretch.emotion ? total / count : null }));
}

/** The stretch that holds a time; the last one for times past it. @param {Stretch[]} found @param {number} time */
export function stretchAt(found, time) {
  return found.find((stretch) => time < stretch.end) ?? found.at(-1) ?? null;
}

/** All words of a transcript with their times. @param {any} transcript */
export function timedWords(transcript) {
  return transcript.words ?? (transcript.segments ?? []).flatMap((segment) => segment.words ?? []);
}

/**
 * Times to label on an axis: between three and eight, at round seconds.
 * @param {number} seconds @param {number} most @returns {number[]}
 */
export function ticks(seconds, most) {
  const steps = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
  const step = steps.find((candidate) => seconds / candidate <= most) ?? 1200;
  const found = [];
  for (let time = 0; time <= seconds + 1e-9; time += step) found.push(time);
  return found;
}

/**
 * The outline of a sound: lowest and highest value of equal parts.
 * @param {Float32Array} samples @param {number} count @returns {Array<[number, number]>}
 */
export function peaks(samples, count) {
  const parts = Math.min(count, samples.length);
  return Array.from({ length: parts }, (_, part) => {
    const from = Math.floor((part * samples.length) / parts);
    const to = Math.floor(((part + 1) * samples.length) / parts);
    let [low, high] = [Infinity, -Infinity];
    for (let index = from; index < to; index++) {
      if (samples[index] < low) low = samples[index];
      if (samples[index] > high) high = samples[index];
    }
    return [low, high];
  });
}
