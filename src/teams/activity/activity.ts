/** The part of a Bot Framework activity that we read. Everything that matters little is dropped when malformed. */
import { z } from "zod";

/** An id from the channel: an opaque string. */
const id = z.string().min(1).max(1000);
const name = z.string().max(1000).optional().catch(undefined);

const account = z.object({ id, name, aadObjectId: id.optional().catch(undefined) });
const accounts = z.array(account).max(1000).optional().catch(undefined);
const named = z.object({ id, name });

const mention = z.object({
  type: z.literal("mention"),
  mentioned: account,
  text: z.string().max(1000).default(""),
});
const clientInfo = z.object({ type: z.literal("clientInfo"), timezone: z.string().max(100) });

/** Microsoft: "Send and receive files", a file in a message to the bot. */
const fileDownload = z.object({
  contentType: z.literal("application/vnd.microsoft.teams.file.download.info"),
  name: z.string().max(1000),
  content: z.object({ downloadUrl: z.string().max(10_000) }),
});

/** The message once more as HTML; what it quotes or forwards stands in a `blockquote`. */
const html = z.object({ contentType: z.literal("text/html"), content: z.string().max(200_000) });
/** Microsoft: "Quoted replies", the message that this one answers; its place in the text is a `<quoted>` tag. */
const quotedReply = z.object({ type: z.literal("quotedReply"), quotedReply: z.object({ messageId: id }) });

/** A list of which only the elements of known shape are kept. */
function listOf<Element extends z.ZodType>(element: Element) {
  return z
    .array(z.unknown())
    .max(1000)
    .catch([])
    .transform((list) =>
      list.flatMap((each): z.infer<Element>[] => {
        const known = read(element, each);
        return known === undefined ? [] : [known];
      }),
    );
}

/** Teams takes messages of some 28 KB. What is longer than any of them is not looked at, in characters. */
const longestText = 100_000;

/** What every request must have before its token is looked at. */
export const envelopeSchema = z.looseObject({
  type: z.string().min(1).max(100),
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(2000),
});

export const activitySchema = envelopeSchema.extend({
  id: id.optional().catch(undefined),
  name: z.string().max(200).optional().catch(undefined),
  from: account.optional().catch(undefined),
  recipient: account.optional().catch(undefined),
  conversation: z.object({
    id,
    name,
    conversationType: z.string().max(100).optional().catch(undefined),
    isGroup: z.boolean().optional().catch(undefined),
    tenantId: id.optional().catch(undefined),
  }),
  channelData: z
    .object({
      tenant: z.object({ id }).optional().catch(undefined),
      team: named.optional().catch(undefined),
      channel: named
        .extend({ type: z.string().max(100).optional().catch(undefined) })
        .optional()
        .catch(undefined),
      eventType: z.string().max(100).optional().catch(undefined),
    })
    .catch({})
    .default({}),
  text: z
    .string()
    .catch("")
    .default("")
    .transform((text) => text.slice(0, longestText)),
  value: z.unknown().optional(),
  replyToId: id.optional().catch(undefined),
  localTimezone: z.string().max(100).optional().catch(undefined),
  entities: listOf(z.union([mention, clientInfo, quotedReply])).default([]),
  attachments: listOf(z.union([fileDownload, html])).default([]),
  membersAdded: accounts,
  membersRemoved: accounts,
  action: z.string().max(100).optional().catch(undefined),
});

export type IncomingActivity = z.infer<typeof activitySchema>;

/** Microsoft: "Universal Action Model", the invoke of an Action.Execute. */
export const executeSchema = z.object({
  action: z.object({
    type: z.literal("Action.Execute"),
    verb: z.string().min(1).max(100),
    data: z.record(z.string(), z.unknown()).default({}),
  }),
  trigger: z.string().optional().catch(undefined),
});

/** The data of an Action.Submit of ours: its verb stands among the data. */
export const submitSchema = z.looseObject({ verb: z.string().min(1).max(100) });

/** Microsoft: "Send and receive files", the answer to a file consent card. */
export const consentSchema = z.object({
  action: z.enum(["accept", "decline"]),
  /** The action that makes the file; offers of version 0.1 named a file that a process had kept. */
  context: z.union([
    z.object({ verb: z.string().min(1).max(100), data: z.record(z.string(), z.unknown()) }),
    z.object({ offer: z.string() }).transform(() => undefined),
  ]),
  uploadInfo: z
    .object({
      uploadUrl: z.string().max(10_000),
      contentUrl: z.string().max(10_000),
      name: z.string().max(1000),
      uniqueId: z.string().max(1000),
      fileType: z.string().max(100).default(""),
    })
    .optional(),
});

/**
 * @returns undefined when the value is not of the schema. zod itself throws at some: it compares the `length` of
 * whatever it gets instead of a string, and `{"length": {"toString": 1}}` cannot be compared.
 */
export function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> | undefined {
  try {
    return schema.safeParse(value).data;
  } catch {
    return undefined;
  }
}
