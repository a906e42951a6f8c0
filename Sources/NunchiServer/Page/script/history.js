import { request } from "./api.js";
import { announce, byId, el } from "./dom.js";
import { confirmed } from "./dialogs.js";
import { disc, emotionName } from "./emotions.js";
import { clock, moment, percent } from "./format.js";
import { showTrouble } from "./trouble.js";
import { t } from "./words.js";

const PAGE = 20;

/** The readings that this browser has made and the server keeps. */
export class History {
  /** @param {{onDeleted: (id: string|null) => void}} settings told the id of what is gone; null: everything */
  constructor(settings) {
    this.settings = settings;
    this.readings = [];
    this.next = null;
    byId("delete-all").addEventListener("click", () => this.deleteAll());
    byId("history-more").addEventListener("click", () => this.#load(this.next));
  }

  /** Asks the server anew and shows what there is. */
  async refresh() {
    this.readings = [];
    await this.#load(null);
  }

  /** Deletes one, when that is confirmed. @param {{id: string, name?: string, source?: string}} reading @returns {Promise<boolean>} */
  async delete(reading) {
    const name = reading.name ?? reading.source ?? "";
    if (!(await confirmed(t("history.deleteAsk", { name }), t("history.delete")))) return false;
    return this.#change(async () => {
      await request("DELETE", `/v1/readings/${encodeURIComponent(reading.id)}`);
      this.settings.onDeleted(reading.id);
      announce(t("history.deleted"));
    });
  }

  /** Deletes all, when that is confirmed. */
  async deleteAll() {
    if (!(await confirmed(t("history.deleteAllAsk"), t("history.deleteAll")))) return;
    await this.#change(async () => {
      const { deleted } = await request("DELETE", "/v1/readings");
      this.settings.onDeleted(null);
      announce(t("history.deletedAll", { count: deleted }));
    });
    byId("history-heading").tabIndex = -1;
    byId("history-heading").focus();
  }

  /** Shows the list again, in the page's present language. */
  redraw() {
    byId("history-empty").hidden = this.readings.length > 0;
    byId("delete-all").hidden = this.readings.length === 0;
    byId("history-more").hidden = this.next === null;
    byId("history-list").replaceChildren(...this.readings.map((reading) => this.#row(reading)));
  }

  async #load(before) {
    await this.#try(async () => {
      const query = before === null ? "" : `&before=${encodeURIComponent(before)}`;
      const answer = await request("GET", `/v1/readings?limit=${PAGE}${query}`);
      this.readings = before === null ? answer.readings : [...this.readings, ...answer.readings];
      this.next = answer.next ?? null;
    });
    this.redraw();
  }

  async #change(work) {
    const isDone = await this.#try(work);
    await this.refresh();
    return isDone;
  }

  async #try(work) {
    showTrouble(byId("history-trouble"), null);
    try {
      await work();
      return true;
    } catch (error) {
      showTrouble(byId("history-trouble"), error);
      return false;
    }
  }

  #row(reading) {
    const name = reading.name || t(`modality.${reading.modality}`);
    const about = [moment(reading.created), reading.seconds ? clock(reading.seconds, true) : t(`modality.${reading.modality}`)];
    const corrected = reading.correction
      ? typeof reading.correction === "string" ? reading.correction : reading.correction.emotion
      : null;
    return el(
      "li", { class: "past" },
      el(
        "a", { class: "past-open", href: `#reading/${encodeURIComponent(reading.id)}` },
        disc(reading.emotion),
        el(
          "span", { class: "past-words" },
          el("span", { class: "past-emotion" }, el("b", { text: emotionName(reading.emotion) }),
            ` ${percent(reading.confidence)}`,
            corrected ? el("span", { class: "past-corrected", text: t("history.corrected", { emotion: emotionName(corrected) }) }) : null),
          el("span", { class: "past-name", text: name }),
          el("span", { class: "past-about", text: about.join(" · ") }),
        ),
      ),
      el("button", {
        class: "quiet danger past-delete", text: t("history.delete"),
        "aria-label": `${t("history.delete")}: ${name}, ${moment(reading.created)}`, on: { click: () => this.delete(reading) },
      }),
    );
  }
}
