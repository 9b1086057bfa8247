/** Where a fact comes from and when, in a few words; and who said otherwise. */
import { confirmedAt } from "../../domain/claims/evidence.ts";
import type { Customer, Evidence, ReadPart, Said } from "../../domain/customer/customer.ts";
import type { Names } from "../../domain/messages/message.ts";
import { dayOf } from "../../domain/time/time.ts";
import { dayWords, momentWords, today, withDayWords, type Reader } from "./dates.ts";
import { isPerson, personOrYou } from "./people.ts";
import { nothing, shown, text, type Shown } from "./text.ts";

/** `read today 02:10`, `pasted by you today`, `imported 3 Nov`, `reported by Megan Bowen yesterday`. */
export function knownHow(evidence: Evidence, customer: Pick<Customer, "read">, names: Names, reader: Reader): Shown {
  const day = text(dayWords(dayOf(evidence.at, reader.zone), today(reader)));
  switch (evidence.kind) {
    case "read": {
      const when = shown`read ${text(momentWords(confirmedAt(evidence, customer), reader))}`;
      return customer.read?.[evidence.ref as ReadPart]?.failed === undefined ? when : shown`last ${when}`;
    }
    case "imported":
      return shown`imported ${day}`;
    case "pasted":
      return shown`pasted by ${personOrYou(evidence.by, names, reader)} ${day}`;
    case "reported":
      return shown`reported by ${personOrYou(evidence.by, names, reader)} ${day}`;
  }
}

/** `Megan Bowen said “active until 1 Jan 2027”, 3 Nov`; nothing when nobody said otherwise, or somebody has since. */
export function saidWords(said: Said | undefined, stands: Evidence | undefined, names: Names, reader: Reader): Shown {
  if (said === undefined || (stands?.kind !== "read" && stands?.kind !== "imported")) return nothing;
  const { by, at, kind } = said.evidence;
  const who = isPerson(by) && kind !== "imported" ? personOrYou(by, names, reader) : shown`an import`;
  const when = text(dayWords(dayOf(at, reader.zone), today(reader)));
  return shown`${who} said “${text(withDayWords(said.says, reader), 80)}”, ${when}`;
}
