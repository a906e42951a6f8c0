import { el } from "../dom.js";
import { disc, emotionClass, emotionName, mark } from "../emotions.js";
import { clock, percent } from "../format.js";
import { stretchAt, stretches, ticks } from "../timeline.js";
import { showTrouble } from "../trouble.js";
import { drawWave } from "../wave-picture.js";
import { t } from "../words.js";

/** How far an arrow key goes, in seconds. */
const STEP = 0.5;

/** The sound, the emotion of each stretch and the spectrogram over one axis of time; click or arrow keys to hear. */
export const timeline = {
  id: "timeline",
  shows: ({ reading }) => reading.seconds > 0 && (reading.timeline?.length > 0 || Boolean(reading.waveform)),
  render({ reading, player }) {
    const { seconds } = reading;
    const found = stretches(reading.timeline ?? []);
    const trouble = el("div", { class: "trouble", role: "alert" });
    const heard = (action) => action.catch((error) => showTrouble(trouble, error));
    const canvas = reading.waveform ? el("canvas", { class: "wave" }) : null;
    const playhead = el("div", { class: "playhead" });
    const tracks = el(
      "div",
      {
        class: "tracks", tabindex: "0", role: "slider", "aria-label": t("timeline.slider"), "aria-valuemin": 0,
        "aria-valuemax": seconds.toFixed(1), "aria-valuenow": 0,
      },
      canvas, ribbon(found, seconds), spectrogram(reading), playhead,
    );
    const play = el("button", { class: "play", id: "play", on: { click: () => heard(player.toggle()) } });
    const time = el("span", { class: "play-time" });
    const follow = () => {
      const at = Math.min(player?.time ?? 0, seconds);
      playhead.style.setProperty("left", `${(100 * at) / seconds}%`);
      tracks.setAttribute("aria-valuenow", at.toFixed(1));
      tracks.setAttribute("aria-valuetext", `${clock(at, true)}, ${stretchName(stretchAt(found, at))}`);
      time.textContent = `${clock(at, true)} / ${clock(seconds, true)}`;
      const label = t(player?.isPlaying ? "timeline.pause" : "timeline.play");
      if (play.textContent !== label) play.textContent = label;
      play.classList.toggle("is-playing", Boolean(player?.isPlaying));
      if (canvas) drawWave(canvas, reading.waveform.peaks, found, seconds, at);
    };
    if (player) listen(tracks, player, seconds, heard);
    const stop = watch(canvas, player, follow);
    follow();
    const panel = el(
      "div", {},
      el("div", { class: "timeline-head" }, el("h3", { text: t("timeline.heading") }), player ? play : null, time),
      tracks, axis(seconds), trouble,
      el("p", { class: "note", text: t(player ? "timeline.note" : "timeline.silentNote") }),
      list(found, player, heard),
    );
    panel.addEventListener("removed", stop);
    return panel;
  },
};

/** What a stretch shows, in words. @param {import("../timeline.js").Stretch|null} stretch */
export function stretchName(stretch) {
  if (stretch === null) return "";
  return stretch.silent ? t("emotion.silence") : emotionName(stretch.emotion);
}

function ribbon(found, seconds) {
  return el("div", { class: "ribbon" }, ...found.map((stretch) => {
    const name = stretchName(stretch);
    const kind = stretch.silent ? "e-silence" : emotionClass(stretch.emotion);
    const style = { left: `${(100 * stretch.start) / seconds}%`, width: `${(100 * (stretch.end - stretch.start)) / seconds}%` };
    return el(
      "div", { class: `stretch ${kind}`, style, title: name },
      stretch.silent ? null : mark(stretch.emotion), el("span", { text: stretch.silent ? "" : name }),
    );
  }));
}

function spectrogram(reading) {
  if (!reading.spectrogram) return null;
  return el(
    "div", { class: "spectrogram" },
    el("img", { src: reading.spectrogram, alt: "" }), el("span", { class: "spectrogram-top", text: "8 kHz" }),
    el("span", { class: "spectrogram-name", text: t("timeline.spectrogram") }),
  );
}

function axis(seconds) {
  const few = new Set(ticks(seconds, 5));
  return el("div", { class: "axis", "aria-hidden": "true" }, ...ticks(seconds, 12).map((at) => el("span", {
    class: few.has(at) ? "" : "axis-minor", style: { left: `${(100 * at) / seconds}%` },
    text: clock(at, !Number.isInteger(at)),
  })));
}

function list(found, player, heard) {
  if (found.length === 0) return null;
  return el(
    "details", { class: "stretches" },
    el("summary", { text: t("timeline.list") }),
    el("ol", {}, ...found.map((stretch) => {
      const times = `${clock(stretch.start, true)}–${clock(stretch.end, true)}`;
      const share = stretch.score === null ? "" : percent(stretch.score);
      const words = [
        el("span", { class: "stretch-times", text: times }), stretch.silent ? mark("silence") : disc(stretch.emotion),
        el("span", { text: stretchName(stretch) }), el("span", { class: "stretch-share", text: share }),
      ];
      const hear = player
        ? el("button", { class: "quiet", text: t("timeline.hear"), "aria-label": `${t("timeline.hear")}: ${times}`,
          on: { click: () => heard(player.playFrom(stretch.start)) } })
        : null;
      return el("li", {}, ...words, hear);
    })),
  );
}

function listen(tracks, player, seconds, heard) {
  tracks.classList.add("is-heard");
  tracks.addEventListener("click", (event) => {
    const box = tracks.getBoundingClientRect();
    heard(player.playFrom((seconds * (event.clientX - box.left)) / box.width));
  });
  tracks.addEventListener("keydown", (event) => {
    const at = { ArrowLeft: player.time - STEP, ArrowDown: player.time - STEP, ArrowRight: player.time + STEP,
      ArrowUp: player.time + STEP, Home: 0, End: seconds - STEP, PageDown: player.time - 5, PageUp: player.time + 5 }[event.key];
    if (at !== undefined) heard(player.playFrom(at));
    else if (event.key === " " || event.key === "Enter") heard(player.toggle());
    else return;
    event.preventDefault();
  });
}

/** Redraws when the size, the colour scheme or the playhead changes. @returns {() => void} ends that */
function watch(canvas, player, follow) {
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const sizes = new ResizeObserver(follow);
  if (canvas) sizes.observe(canvas);
  scheme.addEventListener("change", follow);
  player?.addEventListener("change", follow);
  return () => {
    sizes.disconnect();
    scheme.removeEventListener("change", follow);
    player?.removeEventListener("change", follow);
  };
}
