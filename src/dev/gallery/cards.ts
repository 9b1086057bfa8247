/** Every template with its samples, expanded anew on each call: what the gallery shows. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fill, limitOf, readTemplate } from "../../cards/kit/render.ts";
import { markdownToHtml } from "./markdown.ts";
import { errorMessage } from "../../domain/error-message.ts";
import { madeOnce } from "../../domain/once.ts";

export type GalleryCard = {
  template: string;
  /** `typical`, or what the sample's file name says. */
  variant: string;
  /** Bytes as Teams counts them. */
  size: number;
  /** Bytes it may take. */
  limit: number;
  content: object;
  /** Every text of the card with its Markdown drawn. */
  html: Record<string, string>;
  /** Why the card could not be made; then `content` is empty. */
  problem?: string;
};

/** The samples below the folder of templates, in the order of their names. */
export async function readCards(folder: string): Promise<GalleryCard[]> {
  const files = (await readdir(join(folder, "samples"))).filter((file) => file.endsWith(".sample.json")).toSorted();
  const templates = new Map<string, Promise<Template>>();
  const read = async (name: string) => readTemplate(JSON.parse(await readFile(join(folder, `${name}.json`), "utf8")));
  const templateOf = (name: string): Promise<Template> => madeOnce(templates, name, () => read(name));
  return await Promise.all(files.map((file) => readCard(folder, file, templateOf)));
}

type Template = ReturnType<typeof readTemplate>;

async function readCard(
  folder: string,
  file: string,
  templateOf: (name: string) => Promise<Template>,
): Promise<GalleryCard> {
  const [template = "", ...rest] = file.replace(/\.sample\.json$/, "").split(".");
  const named = { template, variant: rest.join(".") || "typical", limit: limitOf(template) };
  try {
    const view = JSON.parse(await readFile(join(folder, "samples", file), "utf8"));
    const content = fill(await templateOf(template), view);
    const json = JSON.stringify(content);
    const texts = new Set(textsOf(content));
    const html = Object.fromEntries([...texts].map((text) => [text, markdownToHtml(text)]));
    return { ...named, size: Buffer.byteLength(json, "utf16le"), content, html };
  } catch (error) {
    const problem = errorMessage(error);
    return { ...named, size: 0, content: {}, html: {}, problem };
  }
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
