// What is wrong with how cards are drawn. Plain JavaScript: it runs inside the page.
/* global document, Event, getComputedStyle, HTMLInputElement, HTMLSelectElement */

/** Sets the page's controls all at once, so that every card is drawn once and not once for each control. */
function choose(wanted) {
  for (const [id, value] of Object.entries(wanted)) {
    const control = document.getElementById(id);
    control.value = value;
    if (control.value !== value) throw new Error(`There is no ${id} ${value} to choose.`);
  }
  document.getElementById("theme").dispatchEvent(new Event("change"));
}

/** Text or elements that stick out of their card, are cut off, or lie over each other. */
function misplaced() {
  const faults = [];
  for (const card of document.querySelectorAll("[data-card]")) {
    const name = card.dataset.card;
    const edge = card.getBoundingClientRect();
    const texts = [];
    for (const element of card.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const words = (element.textContent ?? "").slice(0, 40);
      if (box.right > edge.right + 1 || box.left < edge.left - 1) faults.push(`${name}: sticks out: ${words}`);
      const cut = getComputedStyle(element).overflow === "hidden";
      if (cut && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
        faults.push(`${name}: is cut off: ${words}`);
      }
      if (element.classList.contains("ac-textBlock") || element.tagName === "BUTTON") texts.push({ element, box });
    }
    for (const [index, one] of texts.entries()) {
      for (const other of texts.slice(index + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1 && high > 1)
          faults.push(`${name}: overlap: ${one.element.textContent} / ${other.element.textContent}`);
      }
    }
  }
  return faults;
}

/** Places where the Tab key would jump back up the card, and inputs that nothing names. */
function disorderly() {
  const faults = [];
  for (const card of document.querySelectorAll("[data-card]")) {
    const name = card.dataset.card;
    const all = [...card.querySelectorAll("button, input, select, textarea, [tabindex]")];
    const stops = all.filter((element) => element.tabIndex >= 0 && element.getBoundingClientRect().height > 0);
    if (stops.some((element) => element.tabIndex > 0)) faults.push(`${name}: sets its own tab order`);
    let last;
    for (const stop of stops) {
      const box = stop.getBoundingClientRect();
      if (last !== undefined && box.bottom <= last.top) faults.push(`${name}: Tab jumps up to ${stop.textContent}`);
      last = box;
      if (!(stop instanceof HTMLInputElement || stop instanceof HTMLSelectElement)) continue;
      const labelled = (stop.getAttribute("aria-labelledby") ?? "")
        .split(" ")
        .some((id) => (document.getElementById(id)?.textContent ?? "") !== "");
      const named = labelled || (stop.labels?.length ?? 0) > 0 || (stop.getAttribute("aria-label") ?? "") !== "";
      // Microsoft's open renderer leaves its search box without a name once something is chosen; Teams' own does not.
      if (!named && !stop.classList.contains("ac-choiceSetInput-filtered-textbox"))
        faults.push(`${name}: an input has no label`);
    }
  }
  return faults;
}

/** Takes away the cards whose letters are all as large, and in the same colours, as some of a card before. */
function leaveColors() {
  const seen = new Set();
  const grounds = new Map([[document.body, ""]]);
  for (const section of document.querySelectorAll("main > section")) {
    const before = seen.size;
    for (const element of [section, ...section.querySelectorAll("[data-card], [data-card] *")]) {
      const { color, fontSize, fontWeight, backgroundColor, opacity } = getComputedStyle(element);
      const isClear = backgroundColor === "rgba(0, 0, 0, 0)" && opacity === "1";
      const ground = `${grounds.get(element.parentElement) ?? ""}${isClear ? "" : `${backgroundColor} ${opacity},`}`;
      grounds.set(element, ground);
      if (element.checkVisibility()) seen.add([element.tagName, color, fontSize, fontWeight, ground].join());
    }
    if (seen.size === before) section.remove();
  }
}

/** All cards as HTML, without the ids that the renderer numbers anew each time. */
function markup() {
  return document.querySelector("main").innerHTML.replaceAll(/__ac-[\w-]+/g, "");
}

/** Width of a line of text: the same where the same fonts are installed. */
function fontProbe() {
  const probe = document.createElement("span");
  probe.style.cssText = "position:absolute;white-space:pre;font:400 40px 'Segoe UI', system-ui, sans-serif";
  probe.textContent = "Partner associations ✓ ✗ ▾ ▸ 0123456789";
  document.body.append(probe);
  const width = Math.round(probe.getBoundingClientRect().width * 100) / 100;
  probe.remove();
  return width;
}

globalThis.look = { choose, misplaced, disorderly, leaveColors, markup, fontProbe };
