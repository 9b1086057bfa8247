/** What a store could not read, so that somebody hears of it. */
import type { Damaged } from "../../app/ports.ts";

/** What may be asked of a store when it is opened. */
export type StoreOptions = {
  /** Hears of each document that could not be read, once, as soon as it is found. */
  onDamaged?: ((damaged: Damaged) => void) | undefined;
  /**
   * Hears that the store must not be used any more: another process took its folder, the folder is gone, or a newer
   * release has written in it. Only a new start can help.
   */
  onLost?: ((because: Error) => void) | undefined;
  /** Gives the password of a PostgreSQL database whose address has none; asked for each new connection. */
  password?: (() => Promise<string>) | undefined;
};

/** Collects what could not be read, each piece once. */
export function createDamagedList(options: StoreOptions) {
  const found = new Map<string, Damaged>();
  return {
    report(damaged: Damaged): void {
      if (found.has(damaged.keptAt)) return;
      found.set(damaged.keptAt, damaged);
      options.onDamaged?.(damaged);
    },
    list: (): readonly Damaged[] => [...found.values()],
  };
}
