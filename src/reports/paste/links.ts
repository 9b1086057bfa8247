/** The link in recognised output: JSON of Azure's tools, or PowerShell's lists and tables. Nothing else is kept. */
import { exact } from "../../domain/exact.ts";
import { z } from "zod";
import type { PastedLink } from "../../domain/pal/pasted.ts";
import { parseReportDay } from "../csv/values.ts";
import { isGuid } from "../../domain/guid.ts";

/** What an object or a block of lines is, and where in the text it stands. */
export type Read = { at: number } & (
  | { kind: "link"; link: PastedLink }
  | { kind: "incomplete"; lacks: readonly string[] }
  /** The attestation script was asked about another identity, whose link it may not read. */
  | { kind: "unavailable" }
  /** What `az account show` prints, often pasted by mistake. */
  | { kind: "account" }
  | { kind: "other" }
);

const guid = z.string().trim().toLowerCase().refine(isGuid);
const partnerId = z.coerce
  .string()
  .trim()
  .regex(/^\d{4,12}$/);
const name = z.string().trim().max(200);
const day = z.string().transform((text) => parseReportDay(text));

const managementPartner = z.object({
  tenantid: guid,
  objectid: guid,
  partnerid: partnerId,
  state: z
    .string()
    .transform((text) => (/^deleted$/i.test(text) ? ("Deleted" as const) : ("Active" as const)))
    .nullish(),
  createdtime: day.nullish(),
  updatedtime: day.nullish(),
});

/** The script writes the link as its resource's path, nothing where there is none. True and false are taken as well. */
const adminLink = z
  .union([z.boolean(), z.stringbool(), z.string().trim()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === "" ? false : value));

const attestation = z
  .object({
    tenantid: guid,
    objectid: guid,
    partneradminlink: adminLink,
    partnerid: partnerId.nullish().catch(null),
    type: z.string().nullish(),
    displayname: name.nullish(),
    userprincipalname: name.nullish(),
  })
  .transform(({ partneradminlink: link, partnerid, ...output }) => ({
    ...output,
    linked: link !== false,
    // The path ends in the Partner ID.
    partnerid: partnerid ?? (typeof link === "string" ? /\/partners\/(\d{4,12})\/?$/i.exec(link)?.[1] : undefined),
  }))
  .refine((output) => !output.linked || output.partnerid !== undefined, { path: ["partnerid"] });

/** The script's word for what it may not read. */
const isUnavailable = (value: unknown): boolean => typeof value === "string" && /^unavailable$/i.test(value.trim());

/** Reads a JSON object, whatever the case of its keys: `az` writes partnerId, PowerShell PartnerId. */
export function readJson(object: object, at: number): readonly Read[] {
  const own = lowerKeys(object);
  const inner = own["properties"];
  const listed = own["value"];
  if (Array.isArray(listed) && listed.some(isObject))
    return listed.filter(isObject).flatMap((one) => readJson(one, at));
  const values = isObject(inner) && "partnerid" in lowerKeys(inner) ? { ...own, ...lowerKeys(inner) } : own;
  if ("partneradminlink" in values) {
    if (isUnavailable(values["partneradminlink"])) return [{ at, kind: "unavailable" }];
    return [{ at, ...parsed(attestation.safeParse(values), fromAttestation) }];
  }
  if ("partnerid" in values) return [{ at, ...parsed(managementPartner.safeParse(values), fromManagementPartner) }];
  return [{ at, kind: "environmentname" in values && "tenantid" in values ? "account" : "other" }];
}

type Parsed = { kind: "link"; link: PastedLink } | { kind: "incomplete"; lacks: readonly string[] };

function parsed<Output>(result: z.ZodSafeParseResult<Output>, read: (output: Output) => PastedLink): Parsed {
  if (result.success) return { kind: "link", link: read(result.data) };
  const names: Readonly<Record<string, string>> = {
    tenantid: "tenantId",
    objectid: "objectId",
    partnerid: "partnerId",
  };
  return {
    kind: "incomplete",
    lacks: result.error.issues.map(({ path }) => names[String(path[0])] ?? String(path[0])),
  };
}

function fromManagementPartner(output: z.infer<typeof managementPartner>): PastedLink {
  return exact({
    source: "managementpartner",
    tenant: output.tenantid,
    objectId: output.objectid,
    linked: true,
    partnerId: output.partnerid,
    state: output.state ?? "Active",
    linkedOn: output.updatedtime ?? output.createdtime ?? undefined,
  });
}

function fromAttestation(output: z.infer<typeof attestation>): PastedLink {
  const { linked } = output;
  const isGuest = /#ext#/i.test(output.userprincipalname ?? "");
  const isPrincipal = /service ?principal/i.test(output.type ?? "");
  return exact({
    source: "attestation",
    tenant: output.tenantid,
    objectId: output.objectid,
    linked,
    kind: isPrincipal ? "service principal" : isGuest ? "guest" : "user",
    state: linked ? "Active" : undefined,
    partnerId: linked ? output.partnerid : undefined,
    label: (output.displayname ?? output.userprincipalname) || undefined,
  });
}

/**
 * PowerShell's `Format-List` and `az -o yaml`: every block of `Key : value` lines; its tables and `az -o table`: every
 * row below a line of column names.
 */
export function readLines(text: string): readonly Read[] {
  const found: Read[] = [];
  let block = new Map<string, string>();
  let header: string | undefined;
  let at = 0;
  let lastKey = 0;
  const flush = () => {
    const read = managementPartner.safeParse(Object.fromEntries(block));
    if (read.success) found.push({ at: lastKey, kind: "link", link: fromManagementPartner(read.data) });
    block = new Map();
  };
  for (const line of text.split("\n")) {
    const [, written, value = ""] = /^\s{0,40}([A-Za-z]{1,40})\s{0,40}:\s(.*)$/.exec(line) ?? [];
    const key = written?.toLowerCase();
    if (key !== undefined) {
      // A name that comes again begins the next object.
      if (block.has(key) && keys.has(key)) flush();
      lastKey = at;
      if (!block.has(key)) block.set(key, value.trim().replace(/^(['"])(.*)\1$/, "$2"));
    } else if (/\bpartnerid\b/i.test(line) && /\btenantid\b/i.test(line) && !/[:{]/.test(line)) {
      header = line.toLowerCase();
    } else if (header !== undefined) {
      const link = fromRow(header, line);
      if (link !== undefined) found.push({ at, kind: "link", link });
    }
    at += line.length + 1;
  }
  flush();
  return found.sort((one, other) => one.at - other.at);
}

const keys = new Set(["partnerid", "tenantid", "objectid"]);
const guids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** A row of a table. Names may hold spaces: the values are known by their form. */
function fromRow(header: string, line: string): PastedLink | undefined {
  const [first, second] = line.match(guids) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const tenantFirst = header.indexOf("tenantid") < header.indexOf("objectid");
  const rest = line.replace(guids, " ");
  const read = managementPartner.safeParse({
    tenantid: tenantFirst ? first : second,
    objectid: tenantFirst ? second : first,
    partnerid: /(?:^|\s)(\d{4,12})(?=\s|$)/.exec(rest)?.[1],
    state: /\b(active|deleted)\b/i.exec(rest)?.[1],
  });
  return read.success ? fromManagementPartner(read.data) : undefined;
}

/**
 * What Terraform prints of an output: `"partnerId" = "4911112"`. It names no directory unless somebody added it, so it
 * proves a link only together with that.
 */
export function readTerraform(text: string): { partnerId: string } | undefined {
  if (!/\bmanagementpartner\b|azapi_resource/i.test(text)) return undefined;
  const partnerId = /"?partnerId"?\s{0,20}=\s{0,20}"(\d{4,12})"/i.exec(text)?.[1];
  return partnerId === undefined ? undefined : { partnerId };
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const lowerKeys = (object: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).map(([key, value]: [string, unknown]) => [key.toLowerCase(), value]));
