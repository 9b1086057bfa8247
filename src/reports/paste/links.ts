/** The link in recognised output: JSON of Azure's tools, or PowerShell's lists and tables. Nothing else is kept. */
import { z } from "zod";
import type { PastedLink } from "../../domain/pal/pasted.ts";
import { parseDay } from "../csv/values.ts";

export type JsonLink =
  | { is: "link"; link: PastedLink }
  | { is: "incomplete"; lacks: readonly string[] }
  /** What `az account show` prints, often pasted by mistake. */
  | { is: "account" }
  | { is: "other" };

const guid = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const partnerId = z.coerce
  .string()
  .trim()
  .regex(/^\d{4,12}$/);
const name = z.string().trim().max(200);
const day = z.string().transform((text) => parseDay(text));

const managementPartner = z.object({
  tenantid: guid,
  objectid: guid,
  partnerid: partnerId,
  partnername: name.nullish(),
  state: z
    .string()
    .transform((text) => (/^deleted$/i.test(text) ? ("Deleted" as const) : ("Active" as const)))
    .nullish(),
  createdtime: day.nullish(),
  updatedtime: day.nullish(),
});

const attestation = z
  .object({
    tenantid: guid,
    objectid: guid,
    partneradminlink: z.union([z.boolean(), z.stringbool()]),
    partnerid: partnerId.nullish(),
    partnername: name.nullish(),
    type: z.string().nullish(),
    displayname: name.nullish(),
    userprincipalname: name.nullish(),
  })
  .refine((output) => !output.partneradminlink || Boolean(output.partnerid), { path: ["partnerid"] });

/** Reads one JSON object, whatever the case of its keys: `az` writes partnerId, PowerShell PartnerId. */
export function linkFromJson(object: object): JsonLink {
  const own = lowerKeys(object);
  const inner = own["properties"];
  const listed = own["value"];
  if (Array.isArray(listed) && listed.length > 0 && isObject(listed[0])) return linkFromJson(listed[0]);
  const values = isObject(inner) && "partnerid" in lowerKeys(inner) ? { ...own, ...lowerKeys(inner) } : own;
  if ("partneradminlink" in values) return parsed(attestation.safeParse(values), fromAttestation);
  if ("partnerid" in values) return parsed(managementPartner.safeParse(values), fromManagementPartner);
  return { is: "environmentname" in values && "tenantid" in values ? "account" : "other" };
}

function parsed<Output>(result: z.ZodSafeParseResult<Output>, read: (output: Output) => PastedLink): JsonLink {
  if (result.success) return { is: "link", link: read(result.data) };
  const names: Readonly<Record<string, string>> = {
    tenantid: "tenantId",
    objectid: "objectId",
    partnerid: "partnerId",
  };
  return { is: "incomplete", lacks: result.error.issues.map(({ path }) => names[String(path[0])] ?? String(path[0])) };
}

function fromManagementPartner(output: z.infer<typeof managementPartner>): PastedLink {
  const linkedOn = output.updatedtime ?? output.createdtime ?? undefined;
  return {
    source: "managementpartner",
    tenant: output.tenantid,
    objectId: output.objectid,
    linked: true,
    partnerId: output.partnerid,
    state: output.state ?? "Active",
    ...(output.partnername ? { partnerName: output.partnername } : {}),
    ...(linkedOn === undefined ? {} : { linkedOn }),
  };
}

function fromAttestation(output: z.infer<typeof attestation>): PastedLink {
  const label = output.displayname ?? output.userprincipalname;
  const isGuest = /#ext#/i.test(output.userprincipalname ?? "");
  const kind = /service ?principal/i.test(output.type ?? "") ? "service principal" : isGuest ? "guest" : "user";
  return {
    source: "attestation",
    tenant: output.tenantid,
    objectId: output.objectid,
    linked: output.partneradminlink,
    kind,
    ...(output.partneradminlink ? { state: "Active" as const } : {}),
    ...(output.partneradminlink && output.partnerid ? { partnerId: output.partnerid } : {}),
    ...(output.partnername ? { partnerName: output.partnername } : {}),
    ...(label ? { label } : {}),
  };
}

/** PowerShell's `Format-List`, its table, `az -o table` and `-o yaml`. */
export function linksFromText(text: string): readonly PastedLink[] {
  const list = fromList(text);
  if (list !== undefined) return [list];
  const table = fromTable(text);
  return table === undefined ? [] : [table];
}

function fromList(text: string): PastedLink | undefined {
  const values: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const [, key, value = ""] = /^\s{0,40}([A-Za-z]{1,40})\s{0,40}:\s(.*)$/.exec(line) ?? [];
    if (key !== undefined) values[key.toLowerCase()] ??= value.trim().replace(/^(['"])(.*)\1$/, "$2");
  }
  const read = managementPartner.safeParse(values);
  return read.success ? fromManagementPartner(read.data) : undefined;
}

/** A line of column names, then lines of values. Names may hold spaces: the values are known by their form. */
function fromTable(text: string): PastedLink | undefined {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => /\bpartnerid\b/i.test(line) && /\btenantid\b/i.test(line) && !/[:{]/.test(line));
  const header = lines[at]?.toLowerCase();
  if (header === undefined) return undefined;
  for (const line of lines.slice(at + 1)) {
    const guids = line.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi) ?? [];
    if (guids.length < 2) continue;
    const tenantFirst = header.indexOf("tenantid") < header.indexOf("objectid");
    const withoutGuids = line.replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, " ");
    const read = managementPartner.safeParse({
      tenantid: tenantFirst ? guids[0] : guids[1],
      objectid: tenantFirst ? guids[1] : guids[0],
      partnerid: /(?:^|\s)(\d{4,12})(?=\s|$)/.exec(withoutGuids)?.[1],
      state: /\b(active|deleted)\b/i.exec(withoutGuids)?.[1],
    });
    if (read.success) return fromManagementPartner(read.data);
  }
  return undefined;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const lowerKeys = (object: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).map(([key, value]: [string, unknown]) => [key.toLowerCase(), value]));
