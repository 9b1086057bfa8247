/** The organization of the tests: colleagues, a guest, and the places they talk in. */
import type { RosterMember } from "./connector.ts";

export const tenant = "5f8e3f2a-0c1d-4b7e-9a53-2d6c1b7e4f10";

function member(number: number, name: string, more: Partial<RosterMember> = {}): RosterMember {
  const id = `0000000${number}-1111-4222-8333-444444444444`;
  const upn = `${name.replace(" ", "").toLowerCase()}@partner.example`;
  return { teamsId: `29:1${name.replace(" ", "-")}`, id, name, upn, tenantId: tenant, ...more };
}

/** A manager by the settings. */
export const alex = member(1, "Alex Wilber");
export const megan = member(2, "Megan Bowen");
export const adele = member(3, "Adele Vance");
export const isaiah = member(4, "Isaiah Langer");
export const guest = member(9, "Gus Guest", {
  upn: "gus_other.example#ext#@partner.example",
  userRole: "guest",
});

export const bot = { id: "28:c9e8c047-2a34-40a1-b28a-b162d5f5327c", name: "Partner associations" };

export const team = { id: "19:general@thread.tacv2", name: "Partner team" };

export type Where =
  | { kind: "personal" }
  | { kind: "groupChat"; id: string; name?: string }
  | { kind: "channel"; id: string; name: string };

export const personal: Where = { kind: "personal" };
export const groupChat: Where = { kind: "groupChat", id: "19:accountmanagers@thread.v2", name: "Account managers" };
export const channel: Where = { kind: "channel", id: "19:associations@thread.tacv2", name: "Associations" };
export const general: Where = { kind: "channel", id: team.id, name: "General" };
