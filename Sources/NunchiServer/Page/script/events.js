/** Takes apart a stream of server-sent events, given in pieces of any size. */
export class EventParser {
  /** @param {(event: {type: string, data: string, id: string|null}) => void} onEvent */
  constructor(onEvent) {
    this.onEvent = onEvent;
    this.rest = "";
    this.id = null;
    this.#begin();
  }

  /** @param {string} text what came next */
  push(text) {
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop();
    for (const line of lines) this.#line(line);
  }

  #begin() {
    this.type = "message";
    this.data = [];
  }

  #line(line) {
    if (line === "") {
      if (this.data.length > 0) this.onEvent({ type: this.type, data: this.data.join("\n"), id: this.id });
      this.#begin();
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.type = value;
    else if (field === "data") this.data.push(value);
    else if (field === "id") this.id = value;
  }
}
