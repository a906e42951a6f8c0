import { download, el } from "../dom.js";
import { t } from "../words.js";

/** The model that read, what its licence allows, the reading as a file, deletion. */
export const about = {
  id: "about",
  shows: () => true,
  render({ reading, onDelete }) {
    const models = (reading.parts ?? [reading]).map((part) => part.model).concat(reading.transcript?.model ?? []);
    const isNonCommercial = [reading, ...(reading.parts ?? [])]
      .some((part) => part.warnings?.includes("non_commercial_model"));
    return el(
      "div", {},
      el("h3", { text: t("about.heading") }),
      el("p", {}, t("about.models"), " ", ...models.map(named)),
      isNonCommercial ? el("p", { class: "licence", text: t("about.nonCommercial") }) : null,
      el("p", { class: "note", text: t(reading.id ? "about.kept" : "about.notKept") }),
      el(
        "p", { class: "actions" },
        el("button", { class: "quiet", id: "download", text: t("about.download"), on: { click: () => save(reading) } }),
        reading.id
          ? el("button", { class: "quiet danger", id: "delete-reading", text: t("about.delete"), on: { click: onDelete } })
          : null,
      ),
    );
  },
};

function named(model, index) {
  const name = [model.name, model.version].filter(Boolean).join(" ");
  return el("span", { translate: "no", text: (index > 0 ? ", " : "") + name });
}

function save(reading) {
  const { waveform, spectrogram, ...rest } = reading;
  download(`${JSON.stringify(rest, null, 2)}\n`, `nunchi-${reading.id ?? "reading"}.json`, "application/json");
}
