/** The store of files: the contract, and what is its own. */
import { mkdtemp, readdir, readFile, rm, writeFile, mkdir, rename } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeStore, type Place } from "./contract.ts";
import { openFileStore } from "../../src/store/files.ts";
import { openStore } from "../../src/store/open.ts";
import { nameOf } from "../../src/store/names.ts";

async function aFolder(): Promise<Place & { folder: string }> {
  const parent = await mkdtemp(join(tmpdir(), "store-"));
  const folder = join(parent, "data");
  const fileOf = (organization: string, id: string) =>
    join(nameOf(organization), "customers", `${nameOf(id)}.json`);
  const whereOf = (organization: string, id: string) => {
    const place = join(folder, fileOf(organization, id));
    const aside = join(folder, ".damaged", fileOf(organization, id));
    return existsSync(aside) ? aside : place;
  };
  return {
    folder,
    open: () => openStore(`file:${folder}`),
    breakWrites: () => rename(folder, `${folder}-gone`),
    overwrite: (organization, id, text) => writeFile(whereOf(organization, id), text),
    stored: (organization, id) => readFile(whereOf(organization, id), "utf8"),
    leave: () => rm(parent, { recursive: true, force: true }),
  };
}

describeStore("A store of files", aFolder);
