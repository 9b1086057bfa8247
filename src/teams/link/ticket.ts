/** The ticket as it stands in an address: whose it is, and a secret. Only its hash is kept. */
import { createHash, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { PersonId } from "../../domain/people/person.ts";
import { isGuid } from "../../domain/guid.ts";

const secretBytes = 24;

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll("-", ""), "hex");
const guidOf = (bytes: Buffer): string =>
  bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** Whether it is what was hashed, in the same time whatever it is. */
export const isHashOf = (hash: string, secret: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash));

/** @returns undefined for somebody whom Entra does not know by an object id: they cannot sign in. */
export function newTicket(organization: string, person: PersonId): { ticket: string; code: string } | undefined {
  if (!isGuid(organization) || !isGuid(person)) return undefined;
  const bytes = Buffer.concat([bytesOf(organization), bytesOf(person), randomBytes(secretBytes)]);
  return { ticket: bytes.toString("base64url"), code: String(randomInt(1_000_000)).padStart(6, "0") };
}

/** @returns undefined for what never was a ticket. */
export function readTicket(ticket: string): { organization: string; person: PersonId; hash: string } | undefined {
  const bytes = Buffer.from(ticket, "base64url");
  if (bytes.length !== 32 + secretBytes || bytes.toString("base64url") !== ticket) return undefined;
  return {
    organization: guidOf(bytes.subarray(0, 16)),
    person: guidOf(bytes.subarray(16, 32)),
    hash: hashOf(ticket),
  };
}
