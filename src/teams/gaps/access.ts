/** The command `gdap`: until when we have delegated access, where, and whose customers those are. */
import { accessOfAll, seesOnlyOwn } from "../../app/customers/report.ts";
import { accessListCard } from "../../cards/gaps/access-list.ts";
import type { KnownAccess } from "../../domain/customer/gdap.ts";
import { listPage } from "../../domain/listing.ts";
import { dayOf } from "../../domain/time/time.ts";
import { knownPerson } from "../input/find/find-person.ts";
import { parseDay } from "../input/time/parse.ts";
import { notUnderstood } from "../refusals.ts";
import { readerOf, viewerOf, type Command, type Reply, type Turn } from "../turn.ts";

export const gdap: Command = {
  name: "gdap",
  usage: "gdap [mine | @person | except @person] [until <date>] [page N]",
  does: "Until when you have delegated access (GDAP), soonest end first",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const asked = await accessAsked(turn, rest);
    if (asked === undefined) return notUnderstood(gdap, rest, "gdap until 2027-01-31");
    const { whose: person, except, until, page } = asked;
    const written = ["gdap", person?.id, except && `except ${except.id}`, until && `until ${until}`]
      .filter((part) => part !== undefined)
      .join(" ");
    turn.about({ says: written, person: person?.id });
    const viewer = viewerOf(turn);
    const { known, notNeeded, of, evaluated } = await accessOfAll(turn.world, turn.organization, viewer, {
      whose: person?.id,
      except: except?.id,
    });
    const isByThen = ({ gdap: { endsOn = "9999" } }: KnownAccess) => until === undefined || endsOn <= until;
    const ending = known.filter((one) => one.end === "over" || (one.end === "ends" && isByThen(one)));
    const some = until === undefined ? known : ending;
    const many = (end: KnownAccess["end"]) => known.filter((one) => one.end === end && isByThen(one)).length;
    const found = listPage(some, page);
    const names = person === undefined ? evaluated.names : new Map([...evaluated.names, [person.id, person.name]]);
    return {
      card: accessListCard({
        found,
        until,
        ended: many("over"),
        extending: many("extends"),
        endless: known.filter(({ end }) => end === "none").length,
        notNeeded,
        unknown: of - known.length - notNeeded,
        of,
        whose: person === undefined ? undefined : { kind: "answering", person: person.id },
        except: except?.name,
        onlyOwn: seesOnlyOwn(viewer),
        names,
        reader: readerOf(turn),
        pageOf: (to) => `${written} page ${to}`,
        isBeyond: page > found.pages,
        manager: turn.actor.manager,
      }),
    };
  },
};

/** Whose, until when, and which page; undefined when words are left over. */
export async function accessAsked(turn: Turn, rest: string) {
  const [, said = "", number = "1"] = /^(.*?)(?: ?\bpage (\d{1,6}))?$/isu.exec(rest.trim()) ?? [];
  const [whom = "", day] = said.split(/(?:^| )(?:until|by|before) /iu);
  const until = day === undefined ? undefined : parseDay(day, dayOf(turn.now, turn.zone));
  const [, not, who = ""] = /^(except )?(.*)$/isu.exec(whom.trim()) ?? [];
  const named = /^(?:mine|me)$/iu.test(who) ? turn.actor : await knownPerson(turn, who);
  if ((day !== undefined && until === undefined) || (who !== "" && named === undefined)) return undefined;
  const [whose, except] = not === undefined ? [named, undefined] : [undefined, named];
  return { whose, except, until, page: Math.max(1, Number(number)) };
}
