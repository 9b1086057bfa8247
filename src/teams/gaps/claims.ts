/** The command `claims`: how many claims there are, and where they stand. */
import { claimTally, seesOnlyOwn } from "../../app/customers/report.ts";
import { claimsCard } from "../../cards/gaps/claims.ts";
import { capital } from "../../cards/kit/dates.ts";
import { findWorkload, workloadsCalled } from "../../domain/catalogue/workloads.ts";
import type { PersonRef } from "../../domain/people/person.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { knownPerson } from "../input/find-person.ts";
import { parsePastDay, periodBegin } from "../input/period.ts";
import { notUnderstood } from "../refusals.ts";
import { readerOf, viewerOf, type Command, type Reply, type Turn } from "../turn.ts";

export const claims: Command = {
  name: "claims",
  usage: "claims [workload] [mine | @person] [since <date> | this quarter]",
  does: "How many claims are approved, under review or rejected",
  who: "everyone",
  async run(turn, rest): Promise<Reply> {
    const asked = await readAsked(turn, rest);
    if (asked === undefined) return notUnderstood(claims, rest, "claims Teams");
    const { workload, whose, since } = asked;
    const viewer = viewerOf(turn);
    const { tally, names } = await claimTally(turn.world, turn.organization, viewer, {
      workloads: workload?.ids,
      whose: whose?.id,
      since,
    });
    const says = ["claims", workload?.says, whose?.id, since && `since ${since}`].filter((part) => part !== undefined);
    turn.about({ says: says.join(" "), person: whose?.id, topic: "cpor" });
    return {
      card: claimsCard({
        tally,
        workload: workload?.name,
        whose: whose === undefined ? undefined : { kind: "answering", person: whose.id },
        since,
        onlyOwn: seesOnlyOwn(viewer),
        file: turn.actor.manager && viewer.personal,
        names: whose === undefined ? names : new Map([...names, [whose.id, whose.name]]),
        reader: readerOf(turn),
      }),
    };
  },
};

type Asked = {
  workload?: { says: string; name: string; ids: readonly string[] } | undefined;
  whose?: { id: PersonRef; name: string } | undefined;
  since?: Day | undefined;
};

/** A workload or a family of them, a person and a day, in this order, each of which may be missing; undefined when words are left over. */
async function readAsked(turn: Turn, rest: string): Promise<Asked | undefined> {
  const said = rest.trim().replace(/^by (?:status|state)\b/iu, "");
  const [, before = "", period, day] =
    /^(.*?)(?:\b(this (?:month|quarter|year))|\bsince (.+))?$/isu.exec(said.trim()) ?? [];
  const today = dayOf(turn.now, turn.zone);
  const since = day === undefined ? periodBegin(period ?? "", today) : parsePastDay(day, today);
  if (day !== undefined && since === undefined) return undefined;
  const words = before.split(/\s+/u).filter((word) => word !== "");
  // The longest name first: "Teams Phone" is another workload than "Teams".
  for (let length = words.length; length >= 0; length -= 1) {
    const [first, then] = [words.slice(0, length).join(" "), words.slice(length).join(" ")];
    const workload = first === "" ? undefined : workloadCalled(turn, first);
    if (first !== "" && workload === undefined) continue;
    if (then === "") return { workload, since };
    const whose = /^(?:mine|me)$/iu.test(then) ? turn.actor : await knownPerson(turn, then);
    if (whose !== undefined) return { workload, whose, since };
  }
  return undefined;
}

/** A workload, or a family of them, as it is written. */
function workloadCalled({ world }: Turn, written: string): Asked["workload"] {
  const { catalogue } = world.setup;
  const ids = workloadsCalled(catalogue, written).map(({ id }) => id);
  const one = findWorkload(catalogue, written);
  if (ids.length === 0) return undefined;
  return { says: one?.id ?? written, name: one?.name ?? capital(written), ids };
}
