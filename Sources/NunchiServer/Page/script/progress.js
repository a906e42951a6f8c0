import { Problem } from "./api.js";
import { announce, byId, svg } from "./dom.js";
import { clock, percent } from "./format.js";
import { moonPath } from "./moon.js";
import { t } from "./words.js";

/** How often a busy server is asked again. */
const PATIENCE = 4;

/**
 * Shows progress while `work` is done; the button ends it.
 *
 * @param {(signal: AbortSignal, onUpload: (share: number) => void) => Promise<any>} work tried again while the server is busy.
 * @returns {Promise<any>} what `work` gives
 * @throws {Problem|DOMException} what `work` throws; AbortError when it was cancelled
 */
export async function withProgress(work) {
  const [section, text, bar, button] = ["progress", "progress-text", "progress-bar", "cancel"].map(byId);
  const stop = new AbortController();
  const began = performance.now();
  let told = "";
  let busyUntil = null;
  const upload = (share) => {
    if (share < 1) {
      bar.value = share;
      told = t("progress.sending", { share: percent(share) });
    } else {
      bar.removeAttribute("value");
      told = t("progress.reading");
    }
  };
  const draw = () => {
    const seconds = (performance.now() - began) / 1000;
    const waiting = busyUntil === null ? null : Math.max(0, Math.ceil((busyUntil - performance.now()) / 1000));
    text.textContent = `${waiting === null ? told : t("progress.busy", { seconds: waiting })} ${clock(seconds)}`;
    // It fills as time goes, ever more slowly: how long a reading takes is not known.
    byId("progress-moon").replaceChildren(
      svg("circle", { class: "moon-dark", cx: 32, cy: 32, r: 28 }),
      svg("path", { class: "moon-lit", d: moonPath(1 - Math.exp(-seconds / 6), 32, 32, 28) }),
    );
  };
  const cancel = () => stop.abort();
  upload(0);
  draw();
  const timer = setInterval(draw, 200);
  button.addEventListener("click", cancel);
  section.hidden = false;
  announce(t("progress.reading"));
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work(stop.signal, upload);
      } catch (error) {
        const wait = error instanceof Problem && error.status === 429 ? error.retryAfter ?? 2 : null;
        if (wait === null || wait > 30 || attempt === PATIENCE) throw error;
        busyUntil = performance.now() + wait * 1000;
        await pause(wait * 1000, stop.signal);
        busyUntil = null;
      }
    }
  } finally {
    clearInterval(timer);
    button.removeEventListener("click", cancel);
    section.hidden = true;
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    }, { once: true });
  });
}
