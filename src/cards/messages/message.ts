/** The card of whatever the bot says on its own. */
import type { Message } from "../../domain/messages/message.ts";
import { closedPromptCard } from "./closed-prompt.ts";
import { againCard, canConfirmAgain } from "./reconfirm.ts";
import { chaseCard } from "./chase.ts";
import { checklistCard } from "./checklist.ts";
import type { Reader } from "../kit/dates.ts";
import { managerNoticeCard } from "./manager-notices.ts";
import { deadlinesCard } from "./deadlines.ts";
import { digestCard } from "./digest.ts";
import { absenceCard, coverCard, returnCard } from "./absence.ts";
import { givenBackCard, takenCard } from "./given-back.ts";
import { newCustomerCard } from "./new-customer.ts";
import { offboardingCard } from "./offboarding.ts";
import type { Card } from "../kit/render.ts";
import { memoCard } from "./memo.ts";
import { silentChannelCard } from "./silent-channel.ts";
import { weeklyCard } from "./weekly.ts";

/** @param reader the recipient; for a channel without a person, in the channel's zone. */
export function messageCard(message: Message, reader: Reader): Card {
  switch (message.kind) {
    case "checklist": {
      const { customer, prompt, gaps, names, answerBy, known } = message;
      const theirs = { ...reader, person: message.to };
      return prompt.because === "expired" && canConfirmAgain(customer, known)
        ? againCard({ customer, prompt, names, reader, known })
        : checklistCard({ customer, prompt, gaps, names, reader: theirs, answerBy, known });
    }
    case "weekly":
      return weeklyCard(message, reader);
    case "digest":
      return digestCard(message, reader);
    case "escalation":
    case "sources":
    case "unreached-owners":
    case "forgotten-cards":
    case "damaged":
      return managerNoticeCard(message, reader);
    case "deadlines":
      return deadlinesCard(message, reader);
    case "chase":
      return chaseCard(message, reader);
    case "given-back":
      return givenBackCard(message);
    case "taken":
      return takenCard(message);
    case "offboarding":
      return offboardingCard(message);
    case "new-customer":
      return newCustomerCard(message);
    case "absence":
      return absenceCard(message);
    case "return":
      return returnCard(message);
    case "cover":
      return coverCard(message);
    case "memo":
      return memoCard(message, reader);
    case "silent-channel":
      return silentChannelCard(message, reader);
    default:
      return closedPromptCard(message, reader);
  }
}
