/** Managers hear of stored documents that could not be read, once: what was in them is missing, or back at its default. */
import { fingerprint } from "../customer/fingerprint.ts";
import type { DamagedRecord, Delivery } from "../documents.ts";
import type { PersonRef } from "../people/person.ts";
import type { Planned } from "./plan.ts";

/** A document that was kept aside, by structure of the ports' `Damaged`. */
type Damaged = { collection: string; id: string; keptAt: string };

/** What nobody would miss: the messages that were answered lately, kept so that none is answered twice. */
const unmissed: ReadonlySet<string> = new Set(["heard"]);

/** One message to each manager about all that they have not been told of. */
export function planDamaged(
  damaged: readonly Damaged[],
  managers: readonly PersonRef[],
  deliveries: readonly Delivery[],
): readonly Planned[] {
  const records = damaged.filter(({ collection }) => !unmissed.has(collection)).map(recordOf);
  if (records.length === 0) return [];
  return managers.flatMap((to) => {
    const told = new Set(deliveries.flatMap((delivery) => keysTold(delivery, to)));
    const news = records.filter(({ key }) => !told.has(key)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const id = `damaged/${to}/${fingerprint(news.map(({ key }) => key))}`;
    return news.length === 0 ? [] : [{ id, to: { person: to }, about: { kind: "damaged", records: news } }];
  });
}

/** The same for a document that is kept at the same place: one that is damaged again after it was made anew is another. */
function recordOf({ collection, id, keptAt }: Damaged): DamagedRecord {
  return { collection, key: fingerprint([collection, id, keptAt]) };
}

function keysTold({ about, to }: Delivery, manager: PersonRef): readonly string[] {
  if (about.kind !== "damaged" || !("person" in to) || to.person !== manager) return [];
  return about.records.map(({ key }) => key);
}
