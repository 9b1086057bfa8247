/** A customer that somebody asks the managers for: their card, and what came of it. */
import type { NewCustomerNews } from "../../domain/messages/message.ts";
import { press } from "../kit/actions.ts";
import { notice } from "../kit/notice.ts";
import type { Card } from "../kit/render.ts";

/** For a manager, to decide; for whoever asked, what was decided. */
export function newCustomerCard({ asked, isAskers, customer, names }: NewCustomerNews): Card {
  const { key, by, wanted, decided } = asked;
  const { name, words } = wanted;
  if (decided === undefined)
    return notice(
      `${name}: add this customer?`,
      [
        `${names.get(by) ?? "A colleague"} asks for it. What they told me is filled in; nothing has been added yet.`,
        words === undefined ? "" : `“${words}”`,
      ],
      [
        { title: "Add", tooltip: "Open the form, filled in", press: press("add-asked", { asked: key }) },
        { title: "Don't add", tooltip: "I tell whoever asked", press: press("decline-add", { asked: key }) },
      ],
    );
  const manager = names.get(decided.by) ?? "A manager";
  if (!isAskers) {
    const asker = names.get(by) ?? "A colleague";
    const took = decided.by === by;
    return notice(
      decided.as === "added" ? `${name} is added` : `${name}: nothing to decide`,
      took
        ? `${asker} asked for it, and took it back.`
        : `${asker} asked for it. ${manager} ${decided.as === "added" ? "added it" : "decided not to add it"}.`,
    );
  }
  if (customer === undefined)
    return notice(`${name} isn't added`, `You asked the managers for it. ${manager} decided not to add it.`);
  const owner = customer.owner === undefined ? undefined : (names.get(customer.owner) ?? "a colleague");
  return notice(
    `${customer.name} is added`,
    `${manager} did it, as you asked. ${owner === undefined ? "It has no owner yet." : `Its owner is ${owner}.`}`,
  );
}
