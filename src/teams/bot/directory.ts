/** People of a conversation, as its roster in Teams tells. */
import { z } from "zod";
import { isPrincipalName, isSamePerson } from "../../domain/people/person.ts";
import type { ConnectorClient } from "../send/connector.ts";
import { read } from "../activity/activity.ts";
import type { Colleague, Directory } from "../turn.ts";

/** Microsoft: "Get Teams specific context", a member's details; the names differ between old and new endpoints. */
const memberSchema = z
  .object({
    id: z.string().min(1),
    name: z.string().default(""),
    aadObjectId: z.string().min(1).optional().catch(undefined),
    objectId: z.string().min(1).optional().catch(undefined),
    userPrincipalName: z.string().min(1).optional().catch(undefined),
    tenantId: z.string().min(1).optional().catch(undefined),
    userRole: z.string().optional().catch(undefined),
  })
  .transform(({ id, name, aadObjectId, objectId, userPrincipalName, tenantId, userRole }) => ({
    teamsId: id,
    id: (aadObjectId ?? objectId)?.toLowerCase(),
    name,
    upn: userPrincipalName?.toLowerCase(),
    tenantId: tenantId?.toLowerCase(),
    userRole: userRole?.toLowerCase(),
  }));

export type Member = z.infer<typeof memberSchema>;

/** Whether the roster shows somebody from outside: a guest's principal name carries `#EXT#`. */
export function isGuest(member: Member, organization: string): boolean {
  return (
    member.userRole === "guest" ||
    member.userRole === "anonymous" ||
    member.upn?.includes("#ext#") === true ||
    (member.tenantId !== undefined && member.tenantId !== organization)
  );
}

/** @param id the bot's id for them (`29:…`) or the Entra object id. @returns undefined when they are not there. */
async function readMember(client: ConnectorClient, conversation: string, id: string): Promise<Member | undefined> {
  try {
    return read(memberSchema, await client.conversations.getConversationMember(conversation, id));
  } catch (error) {
    const status = read(z.object({ statusCode: z.number() }), error)?.statusCode;
    if (status === 404 || status === 400) return undefined;
    throw error;
  }
}

const pageSize = 500;
/** Enough for the largest team that Teams allows, and an end to a service that never says it is done. */
const mostPages = 60;

async function readMembers(client: ConnectorClient, conversation: string): Promise<Member[]> {
  const members: Member[] = [];
  let continuationToken = "";
  for (let page = 0; page < mostPages; page += 1) {
    // The SDK asks for a token even on the first page; without one it leaves it out of the address.
    const options = { pageSize, ...(continuationToken !== "" && { continuationToken }) } as Parameters<
      ConnectorClient["conversations"]["getConversationPagedMembers"]
    >[1];
    const result = await client.conversations.getConversationPagedMembers(conversation, options);
    for (const each of result.members ?? []) {
      const member = read(memberSchema, each);
      if (member !== undefined) members.push(member);
    }
    continuationToken = result.continuationToken ?? "";
    if (continuationToken === "") break;
  }
  return members;
}

/**
 * @param conversation where the roster is: in a team its id, else the conversation's.
 * @param connect called when somebody is first looked up.
 */
export function createDirectory(
  organization: string,
  conversation: string,
  connect: () => Promise<ConnectorClient>,
): Directory & { member(id: string): Promise<Member | undefined> } {
  let all: Promise<readonly Colleague[]> | undefined;
  const single = new Map<string, Promise<Member | undefined>>();

  const members = () => {
    all ??= (async () =>
      (await readMembers(await connect(), conversation)).flatMap((each) => colleagueOf(each, organization)))();
    return all;
  };
  const member = (id: string) => {
    let found = single.get(id);
    if (found === undefined) {
      found = (async () => readMember(await connect(), conversation, id))();
      single.set(id, found);
    }
    return found;
  };
  return {
    members,
    member,
    async find(ref) {
      // The endpoint for one member takes Entra object ids; principal names are looked for in the list.
      const one = isPrincipalName(ref) ? undefined : await member(ref);
      if (one !== undefined) return colleagueOf(one, organization)[0];
      if (!isPrincipalName(ref)) return undefined;
      return (await members()).find((each) => isSamePerson(ref, each));
    },
  };
}

function colleagueOf(member: Member, organization: string): Colleague[] {
  if (member.id === undefined || isGuest(member, organization)) return [];
  return [{ id: member.id, name: member.name, upn: member.upn }];
}
