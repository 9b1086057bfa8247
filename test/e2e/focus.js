// Runs in the browser: what has the focus there, as a screen reader would say it, and what it looks like.

/** The text of the elements an attribute names. */
function named(element, attribute) {
  const ids = (element.getAttribute(attribute) ?? "").split(" ");
  return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
}

function roleOf(element) {
  const tag = element.tagName.toLowerCase();
  if (element.hasAttribute("role")) return element.getAttribute("role");
  if (tag !== "input" && tag !== "textarea") return tag;
  return element.type === "radio" ? "radio" : "textbox";
}

function described() {
  const at = document.activeElement ?? document.body;
  const label = at.id === "" ? null : document.querySelector(`label[for="${CSS.escape(at.id)}"]`);
  const group = at.closest("[role=radiogroup]");
  return {
    role: roleOf(at),
    name: (
      named(at, "aria-labelledby").trim() ||
      at.getAttribute("aria-label") ||
      label?.textContent ||
      at.textContent
    ).trim(),
    group: group === null ? "" : (group.getAttribute("aria-label") ?? named(group, "aria-labelledby")),
    isChecked: at.checked ?? at.getAttribute("aria-checked") === "true",
  };
}

/** What of an element's looks a focus changes. */
function lookOf(element) {
  return [getComputedStyle(element), getComputedStyle(element, "::after")]
    .flatMap(({ outline, boxShadow, border, backgroundColor }) => [outline, boxShadow, border, backgroundColor])
    .join("; ");
}

let last;

/** Takes what has the focus, to be compared when it has it no more. */
function take() {
  last = { element: document.activeElement, look: lookOf(document.activeElement) };
}

/** Whether what was taken looks otherwise now. */
function looksOtherwise() {
  return lookOf(last.element) !== last.look;
}

globalThis.focused = { described, take, looksOtherwise };
