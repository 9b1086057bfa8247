/**
 * What every stored document looks like, for the collections of an organization. A schema only checks: what is read
 * is kept as it was stored, fields it does not name included, so that going back one release loses nothing.
 * Optional fields may be added freely. Anything an older release could not read needs a new `version`; but
 * not a kind of message, which it keeps and passes over (`isOfLaterRelease`): a new version would cost whoever goes back
 * all that people did since.
 */
import type { z } from "zod";
import type { Organization } from "../../app/ports.ts";
import { customerSchema } from "../../domain/customer/customer.ts";
import {
  channelSchema,
  deliverySchema,
  importRecordSchema,
  settingsSchema,
  sourceStateSchema,
  weekSchema,
} from "../../domain/documents.ts";
import { recentTurnsSchema } from "../../domain/messages/dedupe.ts";
import { personSchema } from "../../domain/people/person.ts";

/** Version of the documents this release writes, and the newest it can read. */
export const version = 2;

/** The documents of each collection, by the collection's name. */
export type Documents = {
  [Name in Exclude<keyof Organization, "id">]: Organization[Name] extends { get(id: string): Promise<infer Doc> }
    ? Exclude<Doc, undefined>
    : never;
};
export type CollectionName = keyof Documents;

/** The schema of each collection. */
export const schemas: { [Name in CollectionName]: z.ZodType<Documents[Name]> } = {
  customers: customerSchema,
  people: personSchema,
  channels: channelSchema,
  deliveries: deliverySchema,
  weeks: weekSchema,
  heard: recentTurnsSchema,
  sources: sourceStateSchema,
  imports: importRecordSchema,
  settings: settingsSchema,
};

/** The collections of every organization. */
export const collectionNames = Object.keys(schemas) as CollectionName[];
