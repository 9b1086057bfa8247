/** One short true sentence about association, with where it is from. */
import type { GapLimits } from "./limits.ts";
import type { PageId } from "./pages.ts";
import type { Catalogue } from "./workloads.ts";

export type Statement = {
  /** One or two sentences; from the attribution table and the limits where those say it. */
  text: string | ((catalogue: Catalogue, limits: GapLimits) => string);
  /** Where it was read. */
  page: PageId;
  /** Sources disagree, or it is not certain: what to know before relying on it. */
  check?: string;
};

/** Several on one topic, as `why` tells them. */
export type WhyTopic = {
  /** The word after `why`. */
  id: string;
  title: string;
  aliases: readonly string[];
  /** A common misconception that this topic puts right, in the words of those who hold it. */
  misconception?: string;
  /** What rests on it: money and standing. */
  worth: readonly Statement[];
  /** How it works. */
  rules: readonly Statement[];
};

/** The sentence, with what the table and the limits say filled in. */
export const textOf = ({ text }: Statement, catalogue: Catalogue, limits: GapLimits): string =>
  typeof text === "string" ? text : text(catalogue, limits);
