/** Taking a file that the bot offers, as Teams does: consent, upload to where Teams says. */
import { fileConsent } from "../teams/activities.ts";
import type { RosterMember, Said } from "../teams/connector.ts";
import type { Harness } from "../teams/harness.ts";
import { serve } from "../serve.ts";

/** @returns the file's name and its contents. */
export async function takes(
  bot: Pick<Harness, "post" | "common" | "connector">,
  who: RosterMember,
  offered: Said | undefined,
): Promise<{ name: string; text: string }> {
  if (offered?.content === undefined) throw new Error("no file was offered");
  const chunks: Buffer[] = [];
  const origin = await serve((request, response) => {
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.statusCode = 201;
      response.end();
    });
  });
  const url = `${origin}/up`;
  const { acceptContext } = offered.content as { acceptContext: unknown };
  await bot.post(fileConsent(bot.common(who), offered.activity, "accept", acceptContext, url));
  await bot.connector.next();
  const name = offered.summary?.split(":")[0] ?? "";
  return { name, text: Buffer.concat(chunks).toString(name.endsWith(".csv") ? "utf16le" : "utf8") };
}
