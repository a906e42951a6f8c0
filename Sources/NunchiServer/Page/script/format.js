import { language } from "./words.js";

/** `1:05` or, with tenths, `1:05.3`. @param {number} seconds @param {boolean} [tenths] @returns {string} */
export function clock(seconds, tenths = false) {
  const units = Math.max(0, tenths ? Math.floor(seconds * 10 + 1e-6) / 10 : Math.floor(seconds));
  const minutes = Math.floor(units / 60);
  const rest = units - minutes * 60;
  return `${minutes}:${tenths ? rest.toFixed(1).padStart(4, "0") : String(rest).padStart(2, "0")}`;
}

/** A share of 0...1 as per cent. @param {number} share @returns {string} */
export function percent(share) {
  return new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** A number with its sign, two decimals. @param {number} value @returns {string} */
export function signed(value) {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`;
}

/** A moment in the reader's own time, day and clock. @param {string} stamp RFC 3339 @returns {string} */
export function moment(stamp) {
  const date = new Date(stamp);
  if (Number.isNaN(date.getTime())) return "";
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeStyle: "short" }).format(date);
}

/** A size in megabytes. @param {number} bytes @returns {string} */
export function megabytes(bytes) {
  const value = bytes / 1e6;
  return `${new Intl.NumberFormat(language(), { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} MB`;
}
