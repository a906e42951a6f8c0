import { byId } from "./dom.js";

const LANGUAGES = ["ko", "en"];
const REMEMBERED = "nunchi.language";
const listeners = new Set();
let table = {};
let current = "en";

/** The page's language: `ko` or `en`. */
export function language() {
  return current;
}

/** What was chosen before, else the first of the browser's languages that the page speaks, else English. */
export function preferredLanguage() {
  try {
    const remembered = localStorage.getItem(REMEMBERED);
    if (LANGUAGES.includes(remembered)) return remembered;
  } catch { /* Storage is barred: the browser's language it is. */ }
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return wanted.find((code) => LANGUAGES.includes(code)) ?? "en";
}

/** Turns the page to a language. @param {string} code @param {boolean} [remember] */
export async function useLanguage(code, remember = false) {
  const answer = await fetch(`/page/words/${code}.json`);
  table = await answer.json();
  current = code;
  if (remember) {
    try {
      localStorage.setItem(REMEMBERED, code);
    } catch { /* It is asked again next time. */ }
  }
  document.documentElement.lang = code;
  document.title = t("page.name");
  translate(document);
  for (const radio of byId("languages").querySelectorAll("input")) radio.checked = radio.value === code;
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever the language has changed. @param {() => void} listener */
export function onLanguage(listener) {
  listeners.add(listener);
}

/**
 * The words for a key in the page's language.
 * @param {string} key
 * @param {Object<string, string|number>} [values] for `{name}` in them.
 * @returns {string}
 */
export function t(key, values = {}) {
  const words = table[key];
  if (words === undefined) return key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The words for a key, or nothing where the page has none. @param {string} key @returns {string|null} */
export function known(key) {
  return table[key] ?? null;
}

function translate(root) {
  for (const element of root.querySelectorAll("[data-words]")) element.textContent = t(element.dataset.words);
  for (const element of root.querySelectorAll("[data-words-label]")) {
    element.setAttribute("aria-label", t(element.dataset.wordsLabel));
  }
  for (const element of root.querySelectorAll("[data-words-placeholder]")) {
    element.placeholder = t(element.dataset.wordsPlaceholder);
  }
}
