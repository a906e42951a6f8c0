import { request } from "../api.js";
import { announce, el } from "../dom.js";
import { EMOTIONS, disc, emotionClass, emotionName } from "../emotions.js";
import { showTrouble } from "../trouble.js";
import { t } from "../words.js";

/** "That is wrong": the right emotion, kept for training once its speaker has agreed. */
export const correction = {
  id: "correction",
  shows: ({ reading }) => Boolean(reading.id && reading.audio),
  render({ reading, onCorrected }) {
    const place = el("div", { id: "correction" });
    draw(place, reading, onCorrected);
    return place;
  },
};

function draw(place, reading, onCorrected) {
  const trouble = el("div", { class: "trouble", role: "alert" });
  const path = `/v1/readings/${encodeURIComponent(reading.id)}/correction`;
  const change = async (send, said) => {
    try {
      await send();
    } catch (error) {
      return showTrouble(trouble, error);
    }
    announce(t(said));
    draw(place, reading, onCorrected);
    place.querySelector("h3").focus();
    onCorrected();
  };
  const heading = el("h3", { tabindex: "-1", text: t(reading.correction ? "correction.done" : "correction.heading") });
  if (reading.correction) {
    const emotion = emotionOf(reading.correction);
    const undo = () => change(async () => {
      await request("DELETE", path);
      reading.correction = null;
    }, "correction.undone");
    place.replaceChildren(
      heading,
      el("p", { class: "corrected" }, disc(emotion), el("b", { text: emotionName(emotion) })),
      el("p", { class: "note", text: t("correction.doneNote") }),
      el("button", { class: "quiet", id: "correction-undo", text: t("correction.undo"), on: { click: undo } }),
      trouble,
    );
    return;
  }
  const form = el(
    "form", { novalidate: true },
    heading,
    el(
      "fieldset", { class: "choices" },
      el("legend", { text: t("correction.which") }),
      ...EMOTIONS.map(choice),
    ),
    el(
      "label", { class: "option consent" },
      el("input", { type: "checkbox", name: "consent" }), el("span", { text: t("correction.consent") }),
    ),
    el("button", { class: "primary", text: t("correction.send") }),
    trouble,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const emotion = new FormData(form).get("emotion");
    if (!emotion) return showTrouble(trouble, t("correction.chooseFirst"));
    if (!form.elements.consent.checked) return showTrouble(trouble, t("correction.consentFirst"));
    change(async () => {
      const answer = await request("PUT", path, { body: { emotion, consent: true } });
      reading.correction = answer?.correction ?? emotion;
    }, "correction.done");
  });
  place.replaceChildren(form);
}

function choice(emotion) {
  return el(
    "label", { class: `choice ${emotionClass(emotion)}` },
    el("input", { type: "radio", name: "emotion", value: emotion }), disc(emotion),
    el("span", { text: emotionName(emotion) }),
  );
}

/** A correction is told as its emotion's name, or as an object that holds it. */
function emotionOf(correction) {
  return typeof correction === "string" ? correction : correction.emotion;
}
