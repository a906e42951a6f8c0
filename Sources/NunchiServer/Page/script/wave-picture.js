import { emotionColor } from "./emotions.js";
import { stretchAt } from "./timeline.js";

/**
 * Draws the outline of a sound, each part in the colour of the emotion read there; what was heard already is stronger.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Array<[number, number]>} peaks
 * @param {import("./timeline.js").Stretch[]} stretches
 * @param {number} seconds
 * @param {number} time of the playhead
 */
export function drawWave(canvas, peaks, stretches, seconds, time) {
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  if (width === 0) return;
  const density = window.devicePixelRatio || 1;
  if (canvas.width !== Math.round(width * density) || canvas.height !== Math.round(height * density)) {
    canvas.width = Math.round(width * density);
    canvas.height = Math.round(height * density);
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.clearRect(0, 0, width, height);
  const pitch = 4;
  const bars = Math.floor(width / pitch);
  // A whisper is drawn as tall as a shout: what matters here is where something was said.
  const loudest = Math.max(0.02, ...peaks.map(([low, high]) => Math.max(-low, high)));
  const colors = new Map();
  const colorOf = (stretch) => {
    const name = stretch && !stretch.silent ? stretch.emotion : null;
    if (!colors.has(name)) colors.set(name, emotionColor(name, "line"));
    return colors.get(name);
  };
  for (let bar = 0; bar < bars; bar++) {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    let size = 0;
    for (let index = from; index < to && index < peaks.length; index++) {
      size = Math.max(size, -peaks[index][0], peaks[index][1]);
    }
    const at = ((bar + 0.5) / bars) * seconds;
    const tall = Math.max(2, (size / loudest) * (height - 4));
    pen.globalAlpha = at <= time ? 1 : 0.62;
    pen.fillStyle = colorOf(stretchAt(stretches, at));
    pen.beginPath();
    pen.roundRect(bar * pitch + 0.75, (height - tall) / 2, pitch - 1.5, tall, 1.25);
    pen.fill();
  }
}
