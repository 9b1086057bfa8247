/** What every import is told. */
import type { PersonId } from "../../domain/people/person.ts";
import type { Instant, Zone } from "../../domain/time/time.ts";

export type ImportOptions = {
  /** Who imports: a person, or `system` from the command line. */
  by: PersonId;
  now: Instant;
  /** Of the organization's days, where it has set none itself. */
  zone: Zone;
  /** Says what would change and changes nothing. */
  dryRun?: boolean;
  /** Called with the number of rows read so far. */
  onProgress?: (rows: number) => void;
  /** When given, owners who are set are asked at once, under this id: one message for each owner. */
  promptId?: string;
};

/** Changes made at once; enough to keep a disk or database busy, few enough to leave the bot responsive. */
export const changesAtOnce = 16;
