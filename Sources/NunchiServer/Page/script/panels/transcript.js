import { el } from "../dom.js";
import { disc, emotionClass } from "../emotions.js";
import { stretchAt, stretches, timedWords } from "../timeline.js";
import { t } from "../words.js";
import { stretchName } from "./timeline.js";

/** What was said, each word in the colour of the emotion that the voice showed then. */
export const transcript = {
  id: "transcript",
  shows: ({ reading }) => Boolean(reading.transcript),
  render({ reading, player }) {
    const words = timedWords(reading.transcript);
    const said = reading.transcript.text?.trim();
    const body = words.length > 0 ? runs(words, stretches(reading.timeline ?? []), player) : said || t("transcript.nothing");
    const panel = el(
      "div", {},
      el("h3", { text: t("transcript.heading") }),
      el("p", { class: `transcript${player ? " can-play" : ""}`, lang: reading.transcript.language ?? false }, ...[body].flat()),
      words.length > 0 ? el("p", { class: "note", text: t(player ? "transcript.note" : "transcript.colours") }) : null,
    );
    if (player && words.length > 0) {
      const spans = [...panel.querySelectorAll(".word")];
      const follow = () => spans.forEach((span, index) => {
        span.classList.toggle("is-now", player.isPlaying && player.time >= words[index].start && player.time < words[index].end);
      });
      player.addEventListener("change", follow);
      panel.addEventListener("removed", () => player.removeEventListener("change", follow));
    }
    return panel;
  },
};

function runs(words, found, player) {
  const groups = [];
  for (const word of words) {
    const stretch = stretchAt(found, (word.start + word.end) / 2);
    const kind = stretch && !stretch.silent ? stretch.emotion : null;
    const last = groups.at(-1);
    if (last && last.kind === kind) last.words.push(word);
    else groups.push({ kind, stretch, words: [word] });
  }
  return groups.flatMap(({ kind, stretch, words: some }) => [
    el(
      "span", { class: `run ${emotionClass(kind)}` },
      el(
        "span", { class: "run-head" },
        disc(kind), el("span", { class: "visually-hidden", text: `${stretchName(stretch)}: ` }), spoken(some[0], player),
      ),
      ...some.slice(1).flatMap((word) => [" ", spoken(word, player)]),
    ),
    " ",
  ]);
}

function spoken(word, player) {
  const play = () => player.playFrom(word.start).catch(() => null);
  return el("span", { class: "word", text: word.text.trim(), on: player ? { click: play } : {} });
}
