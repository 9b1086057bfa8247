/** The part of the customer's card that says who and what is linked by PAL. */
import type { Identity } from "../../domain/customer/customer.ts";
import { isSerious, type Gap } from "../../domain/catalogue/gap-codes.ts";
import { shortId } from "../../domain/customer/fingerprint.ts";
import { dayOf } from "../../domain/time/time.ts";
import type { CustomerFacts, Lengths, Line, FoldingPart } from "./facts.ts";
import { gapAbout, inOrder, part, urgentFirst, withNext, withoutName } from "./parts.ts";
import { dayWords, today } from "../kit/dates.ts";
import { knownHow, saidWords } from "../kit/evidence.ts";
import { roleWords } from "../kit/people.ts";
import { marks, type Mark } from "../kit/marks.ts";
import { personOrYou } from "../kit/people.ts";
import { opens, press } from "../kit/actions.ts";
import { join, name, nothing, shown, text, type Shown } from "../kit/text.ts";

/** Each identity: whether it is linked, how we know, what it may do. */
export function identitiesPart(facts: CustomerFacts, length: Lengths): FoldingPart | undefined {
  const lines = facts.customer.identities.map((identity) => identityLine(identity, facts, length));
  return part("identities", shown`PAL by identity`, { rows: urgentFirst(lines) }, length, { open: !inOrder(lines) });
}

/** One identity. */
export function identityLine(identity: Identity, facts: CustomerFacts, length: Lengths): Line {
  const gap = gapAbout(facts, identity.id);
  const [role, ...others] = identity.roles;
  const more = others.length === 0 ? nothing : shown` and ${others.length} more`;
  const isWrong = gap?.code === "P06";
  const state = join([
    isWrong ? text(withoutName(gap, facts.reader), length.name) : nothing,
    isWrong ? knownHow(identity.evidence, facts.customer, facts.names, facts.reader) : linkState(identity, facts),
    saidWords(identity.said, identity.evidence, facts.names, facts.reader),
    gap?.code === "P07" ? text(withoutName(gap, facts.reader), length.name) : nothing,
    identity.noCredential === true ? shown`its secret is deleted` : nothing,
    // What is wrong with it names it.
    identity.partnerId === undefined || isWrong ? nothing : shown`Partner ID ${text(identity.partnerId, 20)}`,
    role === undefined ? nothing : shown`${text(roleWords(role, facts.customer), length.name)}${more}`,
  ]);
  return {
    ...markOf(identity, gap),
    what: name(identity.label, length.name),
    sub: withNext(state, gap, facts, length),
    opens: opens(
      press("identity-form", { customer: facts.customer.id, identity: shortId(identity.id) }),
      `Update ${identity.label}`,
    ),
  };
}

function markOf({ link }: Identity, gap: Gap | undefined): Mark {
  if (gap !== undefined && isSerious(gap)) return marks.no;
  switch (link) {
    case "verified":
      // What was proven long ago is not known any more.
      return gap?.code === "V01" ? marks.unknown : marks.yes;
    case "reported":
      return marks.unknown;
    case "not linked":
    case "broken":
      return marks.no;
    case "removed":
      return marks.none;
  }
}

function linkState(identity: Identity, { customer, reader, names }: CustomerFacts): Shown {
  const { evidence } = identity;
  const at = text(dayWords(dayOf(evidence.at, reader.zone), today(reader)));
  const by = personOrYou(evidence.by, names, reader);
  const isRead = evidence.kind === "read";
  const how = isRead ? knownHow(evidence, customer, names, reader) : at;
  switch (identity.link) {
    case "verified":
      return isRead ? shown`Linked, ${how}` : shown`Verified ${at} from what ${by} pasted`;
    case "reported":
      return shown`Linked, reported by ${by} ${at}`;
    case "not linked":
      return shown`Not linked, ${how}`;
    case "broken":
      return identity.state === "Deleted" ? shown`Link deleted, ${how}` : shown`Link broken, ${how}`;
    case "removed":
      return shown`Link removed, ${how}`;
  }
}
