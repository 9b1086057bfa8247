/** Who is away and who covers single customers, now and later, as far as whoever asks may know. */
import { someNames } from "../../cards/forms/assign.ts";
import { press } from "../../cards/kit/actions.ts";
import { capital, dayWords, daysWords } from "../../cards/kit/dates.ts";
import { coverFrom } from "../../domain/customer/cover.ts";
import type { Cover, Customer } from "../../domain/customer/customer.ts";
import { groupBy } from "../../domain/group-by.ts";
import { absencesOf, absenceOn } from "../../domain/people/absence.ts";
import { isSamePerson, personOf, unreached, type PersonRef } from "../../domain/people/person.ts";
import { dayOf, type Day } from "../../domain/time/time.ts";
import { noticeReply, type Reply, type Turn } from "../turn.ts";

/** Their own, whom they stand in for or cover for, and all where many read or manage. */
export async function whoIsAway(turn: Turn, today: Day): Promise<Reply> {
  const { actor, place, organization, zone } = turn;
  const [people, customers] = await Promise.all([organization.people.list(), organization.customers.list()]);
  const isMe = (ref: PersonRef | undefined) => isSamePerson(ref, actor);
  const called = (ref: PersonRef) => (isMe(ref) ? "you" : (personOf(people, ref)?.name ?? ref));
  const seesAll = actor.manager || place.kind !== "personal";
  const seen = people.flatMap((person) =>
    absencesOf(person)
      .filter(({ until, deputy }) => until >= today && (seesAll || isMe(person.id) || isMe(deputy)))
      .map((absence) => ({ person, absence, isNow: absence === absenceOn(person, today) })),
  );
  const absent = seen.filter(({ isNow }) => isNow);
  const coming = seen
    .filter(({ isNow }) => !isNow)
    .toSorted((a, b) => ((a.absence.from ?? "") < (b.absence.from ?? "") ? -1 : 1));
  const absences = [...absent, ...coming].map(({ person, absence, isNow }) => {
    const [who, deputy] = [called(person.id), called(absence.deputy)];
    const began = absence.from ?? (absence.at === undefined ? undefined : dayOf(absence.at, zone));
    const since = began === undefined || !isNow ? "" : ` since ${dayWords(began, today)}`;
    const is = isNow ? (who === "you" ? "are" : "is") : "will be";
    const stands = isNow
      ? `${deputy === "you" ? "have stood" : "has stood"} in${since}`
      : `${deputy === "you" ? "stand" : "stands"} in`;
    return `${capital(who)} ${is} away ${daysWords(absence, today)}; ${deputy} ${stands}.`;
  });
  const covered = coversOf(customers, today).filter(
    ({ cover: { person }, owner }) => seesAll || isMe(person) || isMe(owner),
  );
  const covers = covered.map(({ cover, owner, customers: all }) => {
    const who = called(cover.person);
    const known = personOf(people, cover.person);
    const lost = known === undefined ? undefined : unreached(known);
    const heard = lost === undefined ? "" : ` Nothing reaches ${who}, so messages go to ${called(owner)}.`;
    const covering = who === "you" ? "cover" : "covers";
    return `${capital(who)} ${covering} ${someNames(all)} for ${called(owner)} ${daysWords(cover, today)}.${heard}`;
  });
  const headline =
    absent.length > 1
      ? `${absent.length} people are away`
      : absent.length === 1
        ? "One person is away"
        : absences.length + covers.length === 0
          ? "Nobody is away"
          : "Nobody is away now";
  if (absences.length + covers.length === 0)
    return noticeReply(headline, [
      "Nobody covers a customer either.",
      "Name a deputy with the absence, for example: away until 5 Dec deputy @Patti Fernandez",
    ]);
  const own = [...absent, ...coming].find(({ person }) => isMe(person.id));
  return noticeReply(
    headline,
    [
      ...absences.slice(0, mostLines),
      ...(absences.length > mostLines ? [`And ${absences.length - mostLines} more.`] : []),
      ...(absences.length > 0 ? ["Whoever stands in gets their messages and can answer for their customers."] : []),
      ...covers.slice(0, mostLines),
      ...(covers.length > mostLines ? [`And ${covers.length - mostLines} more who cover.`] : []),
    ],
    own === undefined
      ? []
      : [{ title: own.isNow ? "I'm back" : "Cancel mine", press: press("run", { says: "away off", shown: "new" }) }],
  );
}

/** Absences in one answer, and covers. */
const mostLines = 10;

/** Present and coming covers, with the customers that one person covers for another on the same days; soonest end first. */
function coversOf(customers: readonly Customer[], today: Day) {
  const all = customers.flatMap((customer): { customer: Customer; cover: Cover; owner: PersonRef }[] => {
    const cover = coverFrom(customer, today);
    const { owner } = customer;
    return cover === undefined || owner === undefined ? [] : [{ customer, cover, owner }];
  });
  const alike = groupBy(all, ({ cover: { person, from = "", until }, owner }) =>
    [until, from, person, owner].join(" "),
  );
  return [...alike.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) =>
      first === undefined ? [] : [{ ...first, customers: [first, ...others].map(({ customer }) => customer) }],
    );
}
