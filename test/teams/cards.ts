/** Reads cards as a person does: the words on them, the buttons, what is filled in. */

type Element = Record<string, unknown>;

function elementsOf(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (typeof node !== "object" || node === null) return [];
  const { fallback: _fallback, ...shown } = node as Element;
  return [shown, ...Object.values(shown).flatMap(elementsOf)];
}

/** Every word a card shows, in reading order, joined by line breaks. */
export function wordsOf(card: object | undefined): string {
  if (card === undefined) return "";
  return elementsOf(card)
    .flatMap(({ text, title, value, label, codeSnippet, errorMessage: _errorMessage, type, name }) => [
      text,
      codeSnippet,
      title,
      type === undefined ? value : undefined,
      label,
      typeof type === "string" && type.startsWith("Chart") ? name : undefined,
    ])
    .filter((word): word is string => typeof word === "string")
    .join("\n");
}

/** `isSubmit`: it is sent as a message of its own, whatever the client knows. */
export type Pressable = {
  title: string;
  verb: string;
  data: Record<string, unknown>;
  takesInputs: boolean;
  isSubmit: boolean;
};

/** Every button and selectable row that sends something to the bot. */
function pressables(card: object): Pressable[] {
  return elementsOf(card).flatMap(({ type, title, tooltip, verb: named, data: sent, associatedInputs }) => {
    const isSubmit = type === "Action.Submit";
    if (type !== "Action.Execute" && !isSubmit) return [];
    const { verb, ...data } = { verb: named, ...(sent as Record<string, unknown> | undefined) };
    return [
      {
        title: typeof title === "string" ? title : typeof tooltip === "string" ? tooltip : "",
        verb: String(verb),
        data,
        takesInputs: associatedInputs !== "none",
        isSubmit,
      },
    ];
  });
}

/** The button with that title or verb. @throws naming the buttons there are. */
export function pressable(card: object, name: string | RegExp): Pressable {
  const all = pressables(card);
  const matches = ({ title, verb }: Pressable) =>
    typeof name === "string" ? title === name || verb === name : name.test(title);
  const found = all.find(matches);
  if (found === undefined)
    throw new Error(`no button ${String(name)} among: ${all.map(({ title }) => title).join(", ")}`);
  return found;
}

/** What the inputs of a card hold before anybody touches them. */
export function filledIn(card: object): Record<string, string> {
  return Object.fromEntries(
    elementsOf(card)
      .filter(({ type, id }) => typeof type === "string" && type.startsWith("Input.") && typeof id === "string")
      .map(({ id, value }) => [String(id), typeof value === "string" ? value : ""])
      .filter(([, value]) => value !== ""),
  );
}
