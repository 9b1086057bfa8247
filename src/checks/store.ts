/** Does the store hold what it is given, and will it go on doing so? */
import { existsSync, readdirSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Damaged, Store } from "../app/ports.ts";
import type { Entry } from "../store/documents/organization.ts";
import { entriesOfFolder } from "../store/files/folder-snapshot.ts";
import { quarantineFolder } from "../store/files/quarantine.ts";
import { folderOf, openStore, storeName } from "../store/open.ts";
import { poolSize } from "../store/postgres/pool-size.ts";
import { judgeClock } from "./clock.ts";
import { findingsOf, reasonIn, type Finding } from "./finding.ts";
import { errorMessage } from "../domain/error-message.ts";

export type StoreToCheck = {
  /** As the setting STORE has it. */
  setting: string;
  password: (() => Promise<string>) | undefined;
  now: () => number;
};

/** What was found of a store, and what is in it; nothing when it cannot be read. */
export type Inspected = { findings: Finding[]; entries: Entry[] };

/** Looks at the store, of a running bot too; writes one thing and takes it away again. */
export function inspectStore(store: StoreToCheck): Promise<Inspected> {
  const folder = folderOf(store.setting);
  return folder === undefined ? inspectDatabase(store) : inspectFolder(folder, store);
}

const inStore = findingsOf("store");

async function inspectFolder(folder: string, { setting }: StoreToCheck): Promise<Inspected> {
  // Looking must not make it.
  if (!existsSync(folder)) {
    return {
      findings: [inStore.skipped(`There is no data folder ${folder} yet: the bot will create it.`)],
      entries: [],
    };
  }
  const { finding } = await tryOut(setting, undefined);
  if (finding.outcome === "fault") return { findings: [finding], entries: [] };
  const damaged: Damaged[] = [];
  const entries: Entry[] = [];
  for await (const entry of entriesOfFolder(folder, (each) => damaged.push(each))) entries.push(entry);
  const quarantine = join(folder, quarantineFolder);
  const kept = existsSync(quarantine) ? readdirSync(quarantine, { recursive: true, withFileTypes: true }) : [];
  const lost = damaged.length + kept.filter((entry) => entry.isFile()).length;
  const { type, bavail, bsize } = await statfs(folder);
  return {
    findings: [finding, judgeDisk(type), judgeSpace(bavail * bsize), judgeDamaged(entries.length, lost, quarantine)],
    entries,
  };
}

/** Opens it, writes, removes and reads. That the running bot holds it is as good. */
async function tryOut(
  setting: string,
  password: StoreToCheck["password"],
): Promise<{ finding: Finding; entries?: Entry[] | undefined }> {
  try {
    const store = await openStore(setting, { password });
    try {
      const began = performance.now();
      await store.check();
      const took = Math.round(performance.now() - began);
      const entries: Entry[] = [];
      for await (const entry of store.entries()) entries.push(entry);
      return { finding: inStore.good(`The store ${storeName(setting)} can be written, in ${took} ms.`), entries };
    } finally {
      await store.close();
    }
  } catch (error) {
    const because = errorMessage(error);
    if (/ is in use by (another )?process/.test(because)) {
      return { finding: inStore.good(`${storeName(setting)} is in use by a process, which should be the bot.`) };
    }
    return { finding: inStore.fault(`${storeName(setting)}: ${because}`, remedyOf(error)) };
  }
}

/** File systems that other machines serve, by the number that Linux gives them (statfs(2)). */
const shares: Readonly<Record<number, string>> = {
  0x6969: "NFS",
  0xff534d42: "CIFS",
  0xfe534d42: "SMB",
  0x517b: "SMB",
  0x65735546: "FUSE",
  0x01021997: "9p",
};

/** Whether the data folder is on a disk of this machine. */
export async function checkDisk(folder: string): Promise<Finding> {
  return judgeDisk((await statfs(folder)).type);
}

/** Whether the open store takes what it is given, as the bot uses it. */
export async function checkWriting(store: Pick<Store, "check">): Promise<Finding> {
  try {
    await store.check();
    return inStore.good("The store can be written.");
  } catch (error) {
    return inStore.fault(errorMessage(error), remedyOf(error));
  }
}

/**
 * Whether a disk is one: on a network share locks and flushes promise less.
 * @param type of the file system, as `statfs` has it.
 */
export function judgeDisk(type: number): Finding {
  const { good, warning } = findingsOf("store-disk");
  // Where the kernel's word is 32 bits long, the number comes out negative.
  const share = shares[type >>> 0];
  if (share === undefined) return good("The data folder is on a disk of this machine.");
  return warning(
    `The data folder is on a network share (${share}): a lost connection or a second process can harm it.`,
    "Use a disk of this machine, or PostgreSQL.",
  );
}

/** @param bytes that are free. */
export function judgeSpace(bytes: number): Finding {
  const { good, warning, fault } = findingsOf("store-space");
  const megabytes = Math.floor(bytes / 1e6);
  const found = `${megabytes >= 10_000 ? `${Math.floor(megabytes / 1000)} GB` : `${megabytes} MB`} are free.`;
  if (megabytes < 100) return fault(found, "Make room: answers are refused when the disk is full.");
  return megabytes < 1_000 ? warning(found, "Make room soon.") : good(found);
}

function judgeDamaged(documents: number, damaged: number, where: string): Finding {
  const { good, fault } = findingsOf("store-documents");
  if (damaged === 0) return good(`${documents} documents, all of them readable.`);
  return fault(
    `${damaged} of ${documents + damaged} documents cannot be read. They are kept in ${where}.`,
    "Restore them from a backup, or remove them there.",
  );
}

type Facts = {
  version: number;
  tables: number;
  ssl: boolean;
  most: number;
  used: number;
  now: number;
  creates: boolean;
  damaged: number;
};

const facts = `
  select current_setting('server_version_num')::int as version,
    (select version from association_tables) as tables,
    (select count(*)::int from association_damaged) as damaged,
    coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as ssl,
    current_setting('max_connections')::int as most,
    (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
    (extract(epoch from clock_timestamp()) * 1000)::float8 as now,
    has_schema_privilege(current_schema(), 'create') as creates`;

async function inspectDatabase({ setting, password, now }: StoreToCheck): Promise<Inspected> {
  const { finding, entries } = await tryOut(setting, password);
  if (entries === undefined) return { findings: [finding], entries: [] };
  // As the store does: only where there is a database.
  const { connect } = await import("../store/postgres/database.ts");
  const database = connect(setting, password);
  try {
    const began = now();
    const [row] = await database.read<Facts>(facts);
    if (row === undefined) return { findings: [finding], entries };
    const moment = (began + now()) / 2;
    return {
      findings: [
        finding,
        ...judgeServer(row, new URL(setting).hostname),
        judgeDamaged(entries.length, row.damaged, "the table association_damaged"),
        judgeClock("the database", (moment - row.now) / 1000),
      ],
      entries,
    };
  } finally {
    await database.close();
  }
}

/** @param host where it is: a connection within this machine needs no encryption. */
export function judgeServer({ version, tables, ssl, most, used, creates }: Facts, host: string): Finding[] {
  const { good, warning } = findingsOf("store-server");
  const isHere = ["127.0.0.1", "::1", "localhost"].includes(host);
  const warnings: Finding[] = [];
  if (!ssl && !isHere) {
    warnings.push(warning("The connection to the database is not encrypted.", "Add ?sslmode=verify-full to STORE."));
  }
  if (!creates) {
    warnings.push(
      warning("The bot may not make tables: a later release may have to.", "Grant create on the schema to its user."),
    );
  }
  // During a deployment the old and the new process run side by side.
  if (most - used < poolSize) {
    warnings.push(
      warning(
        `${used} of ${most} connections are in use, and one instance of the bot takes up to ${poolSize}.`,
        "Use a larger server, or one that only the bot uses.",
      ),
    );
  }
  return [good(`PostgreSQL ${Math.floor(version / 10_000)}, tables of version ${tables}.`), ...warnings];
}

/** PostgreSQL's and Node's words for what an administrator can mend. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /ENOTFOUND|EAI_AGAIN/,
    "The server's name can't be resolved: check STORE, and the private DNS zone's link to the network.",
  ],
  [
    /ECONNREFUSED|ETIMEDOUT|timeout/i,
    "Nothing answers there: check host and port in STORE, and the firewall or the network of the server.",
  ],
  [
    /password authentication failed|28P01/,
    "Check user and password in STORE; with STORE_AUTH=entra, that the identity is an administrator of the server, under exactly the name in STORE.",
  ],
  [/no pg_hba\.conf entry|28000/, "The server lets this user in only from elsewhere, or only over TLS."],
  [/does not exist|3D000/, "Create the database, or correct its name in STORE."],
  [/permission denied|42501/, "Grant the user create on the schema."],
  [
    /certificate|self.signed|ALTNAME/i,
    "The server's certificate is not accepted: add sslrootcert to STORE, or use the server's own name.",
  ],
];

function remedyOf(error: unknown): string | undefined {
  const said = `${error instanceof Error ? error.message : ""} ${reasonIn(error)}`;
  return remedies.find(([words]) => words.test(said))?.[1];
}
