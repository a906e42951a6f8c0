import { about } from "./about.js";
import { correction } from "./correction.js";
import { plane } from "./plane.js";
import { scores } from "./scores.js";
import { sentences } from "./sentences.js";
import { timeline } from "./timeline.js";
import { transcript } from "./transcript.js";
import { verdict } from "./verdict.js";
import { warnings } from "./warnings.js";
import { labels, words } from "./words.js";

/**
 * What a panel is given.
 * @typedef {Object} PanelContext
 * @property {any} reading a `nunchi.reading/1` object as the server answers it
 * @property {Object<string, boolean>} capabilities what the server can do
 * @property {import("../player.js").Player|null} player null where there is no sound
 * @property {() => void} onDelete
 * @property {() => void} onCorrected
 */

/**
 * The parts of a result, in the order they are shown. A new one (faces, songs, saying it back) is a module that says
 * when it shows and what, and a line here.
 * @type {Array<{id: string, shows: (context: PanelContext) => boolean, render: (context: PanelContext) => HTMLElement}>}
 */
export const PANELS = [
  verdict, scores, plane, timeline, sentences, labels, transcript, words, warnings, correction, about,
];
