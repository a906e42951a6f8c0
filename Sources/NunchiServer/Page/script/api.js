import { language, t } from "./words.js";

const KEY = "nunchi.key";

/** What went wrong, in the words of the server's problem document or of the page. */
export class Problem extends Error {
  /** @param {{code: string, title?: string, detail?: string, hint?: string, status?: number, retryAfter?: number}} about */
  constructor(about) {
    super(about.detail || about.title || about.code);
    this.code = about.code;
    this.title = about.title ?? "";
    this.detail = about.detail ?? "";
    this.hint = about.hint ?? "";
    this.status = about.status ?? 0;
    this.retryAfter = about.retryAfter ?? null;
    this.received = about.received ?? {};
  }
}

let askForKey = async () => null;

/** Sets what asks a person for an API key. @param {(wasRefused: boolean) => Promise<string|null>} ask */
export function onKeyNeeded(ask) {
  askForKey = ask;
}

/**
 * Sends a request and reads its JSON answer.
 *
 * @param {string} method
 * @param {string} path
 * @param {{body?: any, type?: string, signal?: AbortSignal, onUpload?: (share: number) => void}} [options] a body that is
 *   a plain object goes as JSON; `onUpload` is told how much of the body is sent, 0...1.
 * @returns {Promise<any>} null for an empty answer.
 * @throws {Problem|DOMException} AbortError once `signal` has said so.
 */
export async function request(method, path, options = {}) {
  const answer = await withKey(() => transmit(method, path, options));
  return answer.text === "" ? null : JSON.parse(answer.text);
}

/**
 * Opens an answer that is not JSON: a sound, or a stream of events.
 * @param {string} path @param {{signal?: AbortSignal, headers?: Object<string, string>}} [options]
 * @returns {Promise<Response>}
 */
export async function open(path, options = {}) {
  return withKey(async () => {
    let answer;
    try {
      answer = await fetch(path, { signal: options.signal, headers: { ...commonHeaders(), ...options.headers } });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw unreachable();
    }
    if (!answer.ok) throw problem(answer.status, await answer.text(), answer.headers.get("Retry-After"));
    return answer;
  });
}

async function withKey(send) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401 || !error.code.startsWith("key.")) throw error;
      const key = await askForKey(attempt > 0 || storedKey() !== null);
      if (key === null) throw error;
      storeKey(key);
    }
  }
}

function transmit(method, path, { body, type, signal, onUpload }) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(aborted());
    const exchange = new XMLHttpRequest();
    exchange.open(method, path);
    for (const [name, value] of Object.entries(commonHeaders())) exchange.setRequestHeader(name, value);
    const isPlain = body !== undefined && Object.getPrototypeOf(body) === Object.prototype;
    const contentType = isPlain ? "application/json" : type;
    if (contentType) exchange.setRequestHeader("Content-Type", contentType);
    if (onUpload) {
      exchange.upload.onprogress = (event) => {
        if (event.lengthComputable && event.total > 0) onUpload(event.loaded / event.total);
      };
    }
    const stop = () => exchange.abort();
    signal?.addEventListener("abort", stop, { once: true });
    exchange.onloadend = () => signal?.removeEventListener("abort", stop);
    exchange.onabort = () => reject(aborted());
    exchange.onerror = () => reject(unreachable());
    exchange.onload = () => {
      const { status, responseText } = exchange;
      if (status >= 200 && status < 300) resolve({ text: responseText });
      else reject(problem(status, responseText, exchange.getResponseHeader("Retry-After")));
    };
    exchange.send(isPlain ? JSON.stringify(body) : body ?? null);
  });
}

function commonHeaders() {
  const key = storedKey();
  return { "Accept-Language": language(), ...(key ? { Authorization: `Bearer ${key}` } : {}) };
}

function problem(status, text, retryAfter) {
  let told = {};
  try {
    told = JSON.parse(text) ?? {};
  } catch { /* A proxy's page, say: the status must do. */ }
  return new Problem({
    code: told.code ?? `http.${status}`,
    title: told.title ?? t("problem.status", { status }),
    detail: told.detail,
    hint: told.hint,
    status,
    retryAfter: retryAfter === null ? null : Number(retryAfter) || null,
    received: told,
  });
}

function unreachable() {
  return new Problem({ code: "network", title: t("problem.network"), hint: t("problem.networkHint") });
}

function aborted() {
  return new DOMException("stopped", "AbortError");
}

function storedKey() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function storeKey(key) {
  try {
    sessionStorage.setItem(KEY, key);
  } catch { /* Storage is barred: it is asked for again. */ }
}
