/** For a manager: what cannot be read from Microsoft, since when, and what to do about it. */
import type { UnreadSources } from "../../domain/messages/message.ts";
import { count, dayWords, today, type Reader } from "../kit/dates.ts";
import { listCard, type ListFacts } from "../kit/list.ts";
import { marks } from "../kit/marks.ts";
import { button, press } from "../kit/actions.ts";
import { asManager } from "../kit/people.ts";
import type { Card } from "../kit/render.ts";
import { name, shown, text } from "../kit/text.ts";

export const unreadSourcesCard = (message: UnreadSources, reader: Reader): Card =>
  listCard(unreadSourcesFacts(message, reader));

/** One message for all of them. */
export function unreadSourcesFacts({ unread }: UnreadSources, reader: Reader): ListFacts {
  const seenOn = today(reader);
  const sources = count(unread.length, "source");
  const need = `${sources} at Microsoft ${unread.length === 1 ? "needs" : "need"} you`;
  return {
    headline: need,
    context: shown`What I read before stays. No gap opens because of this, and nobody is asked anything. ${asManager}`,
    lines: unread.map((one) => ({
      ...marks.urgent,
      what: shown`${name(one.name)}: ${
        one.lastRead === undefined ? shown`not read yet` : shown`not read since ${text(dayWords(one.lastRead, seenOn))}`
      }`,
      sub: shown`${text(one.says)} **Next:** ${text(one.next, 600)}`,
    })),
    buttons: [button("Show sources", press("sources", {}), { likely: true })],
  };
}
