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

/** The sentence, with what the table and the limits say filled in. */
export const textOf = ({ text }: Statement, catalogue: Catalogue, limits: GapLimits): string =>
  typeof text === "string" ? text : text(catalogue, limits);
