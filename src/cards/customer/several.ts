/** Several customers that were named in one message: how each of them stands, a row each. */
import { openGaps } from "../../domain/catalogue/gap-codes.ts";
import { optionsCard, type Options } from "../forms/choose.ts";
import { press } from "../kit/actions.ts";
import { withDayWords } from "../kit/dates.ts";
import type { Card } from "../kit/render.ts";
import { join, name, nothing, plain, text } from "../kit/text.ts";
import { customerContext } from "./customer.ts";
import type { CustomerFacts } from "./facts.ts";
import { standingWords } from "./silent.ts";

/** @param same whether it was asked if they are one: names alone don't tell */
export function severalOf(written: string, all: readonly CustomerFacts[], same: boolean): Options {
  const [only, ...others] = all;
  // The other one is not theirs, or not here.
  const alone = others.length === 0 ? only?.customer.name : undefined;
  const title = same
    ? alone !== undefined
      ? `${plain(alone, 50)} is a customer of its own`
      : all.length === 2
        ? "I have these as two customers"
        : `These are ${all.length} customers here`
    : "The customers you named";
  const context = same
    ? alone === undefined
      ? "Each has its own Microsoft ID, and needs its own claims and PAL. Whether they are one company, I can't tell."
      : "It has its own Microsoft ID, claims and PAL. Here you only see your customers: ask in a channel, and I'll show both."
    : `You wrote “${plain(written, 80)}”.${written.includes("?") ? "" : " Nothing has changed yet."}`;
  return {
    summary: `${title}. ${context}`,
    title: text(title, 80),
    context: text(context, 140),
    rows: all.map((facts) => {
      const { customer, gaps, reader } = facts;
      const [top] = openGaps(gaps);
      const standing = standingWords(facts);
      const first = top === undefined ? standing : `${standing}, first ${withDayWords(top.what, reader)}`;
      return {
        name: name(customer.name),
        sub: join([customerContext(facts), first === "" ? nothing : text(first, 120)]),
        press: press("show", { customer: customer.id }),
        does: `Show ${customer.name}`,
      };
    }),
  };
}

export const severalCard = (...facts: Parameters<typeof severalOf>): Card => optionsCard(severalOf(...facts));
