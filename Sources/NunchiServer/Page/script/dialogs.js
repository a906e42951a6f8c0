import { byId } from "./dom.js";

/** Asks whether to do something that cannot be undone. @param {string} question @param {string} yes the button's words */
export async function confirmed(question, yes) {
  byId("confirm-text").textContent = question;
  byId("confirm-yes").textContent = yes;
  return (await answer(byId("confirm"))) === "yes";
}

/** Asks for the API key. @returns {Promise<string|null>} null when none was given */
export async function askForKey() {
  const field = byId("key");
  field.value = "";
  const said = await answer(byId("key-dialog"));
  return said === "yes" && field.value.trim() !== "" ? field.value.trim() : null;
}

function answer(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}
