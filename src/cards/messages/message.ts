/** The card of whatever the bot says on its own. */
import type { Message } from "../../domain/messages/message.ts";
import { closedPromptCard } from "./closed-prompt.ts";
import { againCard, canConfirmAgain } from "./reconfirm.ts";
import { checklistCard } from "./checklist.ts";
import type { Reader } from "../kit/dates.ts";
import { damagedCard } from "./damaged.ts";
import { deadlinesCard } from "./deadlines.ts";
import { digestCard } from "./digest.ts";
import { absenceCard, returnCard } from "./absence.ts";
import { givenBackCard } from "./given-back.ts";
import { escalationCard } from "./escalation.ts";
import type { Card } from "../kit/render.ts";
import { unreadSourcesCard } from "./unread-sources.ts";
import { silentChannelCard } from "./silent-channel.ts";
import { forgottenCardsCard, unreachedOwnersCard } from "./unreached.ts";
import { weeklyCard } from "./weekly.ts";

/** @param reader the recipient; for a channel without a person, in the channel's zone. */
export function messageCard(message: Message, reader: Reader): Card {
  switch (message.kind) {
    case "checklist": {
      const { customer, prompt, gaps, names, answerBy, known } = message;
      return prompt.because === "expired" && canConfirmAgain(customer, known)
        ? againCard({ customer, prompt, names, reader, known })
        : checklistCard({ customer, prompt, gaps, names, reader, answerBy, known });
    }
    case "weekly":
      return weeklyCard(message, reader);
    case "digest":
      return digestCard(message, reader);
    case "escalation":
      return escalationCard(message, reader);
    case "deadlines":
      return deadlinesCard(message, reader);
    case "given-back":
      return givenBackCard(message);
    case "absence":
      return absenceCard(message);
    case "return":
      return returnCard(message);
    case "sources":
      return unreadSourcesCard(message, reader);
    case "silent-channel":
      return silentChannelCard(message, reader);
    case "unreached-owners":
      return unreachedOwnersCard(message);
    case "forgotten-cards":
      return forgottenCardsCard(message);
    case "damaged":
      return damagedCard(message);
    default:
      return closedPromptCard(message, reader);
  }
}
