import { Problem } from "./api.js";
import { el } from "./dom.js";
import { t } from "./words.js";

/**
 * Tells what went wrong where it happened: what, why, what helps.
 * @param {HTMLElement} place an element of role alert
 * @param {Error|string|null} error null clears it
 */
export function showTrouble(place, error) {
  place.replaceChildren();
  if (error === null || error?.name === "AbortError") return;
  if (typeof error === "string") {
    place.append(el("p", { class: "trouble-title", text: error }));
    return;
  }
  const told = error instanceof Problem ? error : new Problem({ code: "page", title: t("problem.page"), detail: String(error) });
  const lines = [[told.title, "trouble-title"], [told.detail, "trouble-detail"], [sentence(told.hint), "trouble-hint"]];
  const seen = new Set();
  for (const [text, name] of lines) {
    if (!text || seen.has(text)) continue;
    seen.add(text);
    place.append(el("p", { class: name, text }));
  }
}

/** Hints are told as parts of a line in a terminal; here they stand alone. */
function sentence(text) {
  return text === "" ? "" : text[0].toUpperCase() + text.slice(1);
}
