import { byId } from "./dom.js";
import { megabytes } from "./format.js";
import { showTrouble } from "./trouble.js";
import { t } from "./words.js";

/**
 * A file, chosen with the button or dropped anywhere on the page.
 * @param {{maxBytes: number, takesPictures: boolean, onFile: (file: File) => void}} settings
 */
export function chooseFiles({ maxBytes, takesPictures, onFile }) {
  const [field, veil] = [byId("file"), byId("drop-veil")];
  field.accept = ["audio/*", "video/*", ...(takesPictures ? ["image/*"] : [])].join(",");
  const take = (file) => {
    if (!file) return;
    if (file.size > maxBytes) {
      const sizes = { size: megabytes(file.size), limit: megabytes(maxBytes) };
      return showTrouble(byId("input-trouble"), t("file.tooLarge", sizes));
    }
    onFile(file);
  };
  byId("choose").addEventListener("click", () => field.click());
  field.addEventListener("change", () => {
    take(field.files[0]);
    // The same file may be chosen again.
    field.value = "";
  });
  const holdsFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  window.addEventListener("dragover", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  window.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  window.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!holdsFile(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  });
}
