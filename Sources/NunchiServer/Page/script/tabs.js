/**
 * Makes a tab list of buttons: arrow keys go round, one panel shows.
 * @param {HTMLElement} list
 * @param {(id: string) => void} onChange told the id of the tab chosen
 */
export function tabs(list, onChange) {
  const buttons = [...list.querySelectorAll("[role=tab]")];
  const choose = (chosen, focus = true) => {
    for (const button of buttons) {
      const isChosen = button === chosen;
      button.setAttribute("aria-selected", String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      document.getElementById(button.getAttribute("aria-controls")).hidden = !isChosen;
    }
    if (focus) chosen.focus();
    onChange(chosen.id);
  };
  for (const button of buttons) button.addEventListener("click", () => choose(button));
  list.addEventListener("keydown", (event) => {
    const here = buttons.indexOf(document.activeElement);
    const to = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (here < 0 || to === undefined) return;
    event.preventDefault();
    choose(buttons[(to + buttons.length) % buttons.length]);
  });
  choose(buttons[0], false);
  return { choose: (id) => choose(buttons.find((button) => button.id === id), false) };
}
