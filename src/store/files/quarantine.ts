/** Where documents go that cannot be read: out of the way, never away. They return by themselves once they can be. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder beside the organizations' that keeps damaged files; no organization's name begins with a dot. */
export const quarantineFolder = ".damaged";

/** Moves a file to the folder, under a name not taken yet. @returns where it is now: where it was, if it would not move. */
export function moveToQuarantine(file: string, folder: string, name: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    let target = join(folder, name);
    for (let count = 2; existsSync(target); count += 1) target = join(folder, `${name}.${count}`);
    move(file, target);
    return target;
  } catch {
    return file;
  }
}

/** Names of the documents in quarantine in a folder; none when there is no such folder. */
export function namesInQuarantine(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** Moves a file and makes that last. */
export function move(from: string, to: string): void {
  renameSync(from, to);
  for (const folder of [dirname(to), dirname(from)]) {
    const handle = openSync(folder, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}
