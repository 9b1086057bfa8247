/** Files that people sent and something was asked about, kept until it is answered. */
import type { World } from "../../app/ports.ts";
import type { CustomersSummary } from "../../domain/imports/customers.ts";
import type { Extent } from "../../domain/imports/coverage.ts";
import type { ToldOfFile } from "../../reports/open.ts";
import { oncePer } from "../../domain/once.ts";

export type HeldFile = {
  name: string;
  bytes: Uint8Array;
  /** Words beside it: the customer whose subscriptions they are. */
  customer: string;
  /** What was said of it so far. */
  said: ToldOfFile;
  extent?: Extent | undefined;
  /** The import of it, when it can be undone, as it is when the file is taken in another way. */
  undo?: string | undefined;
  /** What loading it as a customers list did: taken in another way, it is only compared anew. */
  loaded?: CustomersSummary | undefined;
};

/** Those of this process: a file is answered for where it was read, or sent again. */
export const heldFiles = oncePer((world: World) => createOffers<HeldFile>(() => Date.parse(world.now()), world.newId));

/** How long a file is kept: in memory, so that after a restart the person asks, or sends, again. */
const offeredMilliseconds = 30 * 60_000;

const mostOffers = 50;

/** Together they take no more memory than this, in bytes; the oldest go first. */
const mostBytes = 200 * 1024 * 1024;

export type Offers<File> = {
  /** @returns the id that the card carries. */
  put(organization: string, person: string, file: File): string;
  /** Gives the file to the person it is kept for, once. */
  take(organization: string, person: string, id: string): File | undefined;
};

export function createOffers<File extends { bytes: Uint8Array }>(now: () => number, newId: () => string): Offers<File> {
  const offers = new Map<string, { organization: string; person: string; file: File; at: number }>();
  return {
    put(organization, person, file) {
      let bytes = file.bytes.length;
      for (const offer of offers.values()) bytes += offer.file.bytes.length;
      for (const [id, { at, file: kept }] of offers) {
        if (offers.size < mostOffers && bytes <= mostBytes && now() - at < offeredMilliseconds) break;
        offers.delete(id);
        bytes -= kept.bytes.length;
      }
      const id = newId();
      offers.set(id, { organization, person, file, at: now() });
      return id;
    },
    take(organization, person, offer) {
      const found = offers.get(offer);
      if (found?.organization !== organization || found.person !== person) return undefined;
      offers.delete(offer);
      return now() - found.at < offeredMilliseconds ? found.file : undefined;
    },
  };
}
