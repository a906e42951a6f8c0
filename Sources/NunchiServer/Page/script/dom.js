/**
 * Makes an element. Styles are set through the CSS object model, which a strict content security policy allows.
 *
 * @param {string} tag
 * @param {Object} [props] `class`, `text`, `on` {event: listener}, `style` {property: value}, any other: an attribute
 *   (true: empty; false, null and undefined: left out).
 * @param {...(Node|string|null|undefined)} children
 * @returns {HTMLElement}
 */
export function el(tag, props = {}, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** As `el`, for SVG. @returns {SVGElement} */
export function svg(tag, props = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), props, children);
}

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (key === "text") element.textContent = value;
    else if (key === "on") for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else if (key === "style") for (const [name, set] of Object.entries(value)) element.style.setProperty(name, set);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The element of that id, which the page has. @param {string} id @returns {any} */
export function byId(id) {
  return document.getElementById(id);
}

/** Has screen readers say something without moving the focus. @param {string} text */
export function announce(text) {
  byId("status").textContent = text;
}

/** Offers text as a file. @param {string} text @param {string} name @param {string} type */
export function download(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
