import { onKeyNeeded, request } from "./api.js";
import { chooseFiles } from "./choose.js";
import { askForKey } from "./dialogs.js";
import { announce, byId, el } from "./dom.js";
import { EMOTIONS, disc, emotionName } from "./emotions.js";
import { History } from "./history.js";
import { withProgress } from "./progress.js";
import { ResultView, storedReading } from "./result.js";
import { Speak } from "./speak.js";
import { tabs } from "./tabs.js";
import { showTrouble } from "./trouble.js";
import { onLanguage, preferredLanguage, t, useLanguage } from "./words.js";

const trouble = byId("input-trouble");
const OPENED = /^#reading\/(.+)$/;
let busy = false;

onKeyNeeded(askForKey);
await useLanguage(preferredLanguage());
byId("languages").addEventListener("change", (event) => useLanguage(event.target.value, true));
byId("main").hidden = false;

const health = await request("GET", "/health").catch((error) => {
  showTrouble(trouble, error);
  return { capabilities: {}, limits: {}, stores: false, version: "" };
});
const { capabilities, limits, stores } = health;
const readsWords = Boolean(capabilities.transcription && capabilities.text);

const result = new ResultView({
  capabilities, onChange: () => history.refresh(), onDelete: (reading) => history.delete(reading),
});
const history = new History({
  onDeleted: (id) => {
    if (result.reading?.id && (id === null || result.reading.id === id)) {
      result.clear();
      forgetAddress();
    }
  },
});

/** The choices beside the inputs. */
function options() {
  return {
    withWords: readsWords && byId("with-words").checked,
    language: byId("spoken-language").value,
    store: stores && byId("keep").checked,
  };
}

/** Reads, with progress; shows the result or what went wrong. */
async function read(work, sound = null) {
  if (busy) return;
  busy = true;
  showTrouble(trouble, null);
  forgetAddress();
  result.clear();
  byId("input").classList.add("is-waiting");
  try {
    const reading = await withProgress(work);
    result.show(reading, sound);
    if (reading.id) await history.refresh();
  } catch (error) {
    if (error.name === "AbortError") announce(t("progress.cancelled"));
    else showTrouble(trouble, error);
  } finally {
    busy = false;
    byId("input").classList.remove("is-waiting");
  }
}

/** A query as every server reads it: a blank is %20 there, not a plus sign. */
function address(query) {
  return `/v1/read?${query.toString().replaceAll("+", "%20")}`;
}

/** Sends a sound or a video to be read. @param {Blob} sound @param {string} name */
function readSound(sound, name) {
  const { withWords, language, store } = options();
  const query = new URLSearchParams({
    modalities: withWords ? "voice,text" : "voice", include: "waveform,spectrogram", store: String(store), name,
  });
  if (withWords && language) query.set("language", language);
  const type = sound.type || "application/octet-stream";
  read((signal, onUpload) => request("POST", address(query), { body: sound, type, signal, onUpload }), sound);
}

/** Sends a text to be read. @param {string} text */
function readText(text) {
  const query = new URLSearchParams({
    explain: "true", store: String(options().store), name: text.trim().replace(/\s+/g, " ").slice(0, 40),
  });
  read((signal, onUpload) =>
    request("POST", address(query), { body: text, type: "text/plain; charset=utf-8", signal, onUpload }));
}

/** Shows what the server has kept. @param {string} id */
async function openStored(id) {
  showTrouble(byId("history-trouble"), null);
  try {
    result.show(await storedReading(id));
  } catch (error) {
    showTrouble(byId("history-trouble"), error);
    forgetAddress();
  }
}

/** A reading that was opened stands in the address; one that is gone should not. */
function forgetAddress() {
  if (OPENED.test(location.hash)) window.history.replaceState(null, "", location.pathname);
}

function draw() {
  byId("legend").replaceChildren(...EMOTIONS
    .filter((emotion) => (health.model?.emotions ?? EMOTIONS).includes(emotion))
    .map((emotion) => el("li", {}, disc(emotion), el("span", { text: emotionName(emotion) }))));
  byId("storage").textContent = stores
    ? [
      t(health.keeps_days ? "foot.storesDays" : "foot.stores", { days: health.keeps_days }),
      t(health.needs_key ? "foot.ofKey" : "foot.ofBrowser"), t("foot.deleted"),
    ].join(" ")
    : t("foot.storesNothing");
  byId("file-note").textContent = t(limits.seconds ? "file.limits" : "file.kinds", {
    megabytes: Math.round((limits.bytes ?? 0) / 1e6), minutes: Math.round((limits.seconds ?? 0) / 60),
  });
  speak.redraw();
  result.redraw();
  history.redraw();
}

const speak = new Speak({
  maxSeconds: limits.seconds ?? 600,
  options,
  onBegin: () => {
    result.clear();
    forgetAddress();
  },
  onRecorded: (sound) => readSound(sound, `${t("record.name")}.wav`),
  onLive: (finish, sound, outline) => read(async (signal) => {
    const reading = await finish(signal);
    return reading.id ? storedReading(reading.id) : { ...reading, waveform: outline };
  }, sound),
});
chooseFiles({
  maxBytes: limits.bytes ?? Infinity,
  takesPictures: Boolean(capabilities.face),
  onFile: (file) => (speak.isOn ? null : readSound(file, file.name)),
});
byId("text-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const { value } = byId("text");
  if (value.trim() === "") showTrouble(trouble, t("text.empty"));
  else readText(value);
});
byId("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) byId("text-form").requestSubmit();
});
byId("with-words").checked = readsWords;

/** Only the choices that matter for the tab shown and for what the server can do. */
function showOptions(tab) {
  showTrouble(trouble, null);
  const isSound = tab !== "tab-text";
  const isLive = tab === "tab-speak" && byId("live").checked;
  byId("option-words").hidden = !(isSound && readsWords) || isLive;
  byId("option-language").hidden = byId("option-words").hidden || !byId("with-words").checked;
  byId("option-keep").hidden = !stores;
}
let tab = "tab-speak";
tabs(byId("tabs"), (id) => {
  tab = id;
  showOptions(id);
});
for (const id of ["live", "with-words"]) byId(id).addEventListener("change", () => showOptions(tab));
byId("tab-text").hidden = capabilities.text === false;

byId("version").textContent = health.version ? `Nunchi ${health.version}` : "";
byId("history").hidden = !stores;
onLanguage(draw);
draw();
if (stores) await history.refresh();

function openAddressed() {
  const opened = OPENED.exec(location.hash);
  if (opened && !speak.isOn) openStored(decodeURIComponent(opened[1]));
}
window.addEventListener("hashchange", openAddressed);
openAddressed();
document.documentElement.dataset.ready = "true";
