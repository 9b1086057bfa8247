/** Files that people sent and something was asked about, kept until it is answered. */
import type { World } from "../../app/ports.ts";
import type { CustomersSummary } from "../../domain/imports/customers.ts";
import type { Extent } from "../../domain/imports/coverage.ts";
import type { Said } from "../../reports/open.ts";
import { createOffers, type Offers } from "../send/offers.ts";

export type HeldFile = {
  name: string;
  bytes: Uint8Array;
  /** Words beside it: the customer whose subscriptions they are. */
  customer: string;
  /** What was said of it so far. */
  said: Said;
  extent?: Extent | undefined;
  /** The import of it, when it can be undone, as it is when the file is taken in another way. */
  undo?: string | undefined;
  /** What loading it as a customers list did: taken in another way, it is only compared anew. */
  loaded?: CustomersSummary | undefined;
};

const held = new WeakMap<World, Offers<HeldFile>>();

/** Those of this process: a file is answered for where it was read, or sent again. */
export function heldFiles(world: World): Offers<HeldFile> {
  let files = held.get(world);
  if (files === undefined) {
    files = createOffers<HeldFile>(() => Date.parse(world.now()), world.newId);
    held.set(world, files);
  }
  return files;
}
