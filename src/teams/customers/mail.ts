/** The `mail` command: a text for whoever looks after a customer to send to them. Nothing is sent or saved. */
import { showCustomer } from "../../app/customers/report.ts";
import { mailNotice } from "../../cards/customer/mail.ts";
import { noticeCard } from "../../cards/kit/notice.ts";
import { calledWorkload, workloadIds } from "../../domain/catalogue/workloads.ts";
import { mailKinds } from "../../domain/gaps/mail.ts";
import { notHere, notUnderstood } from "../refusals.ts";
import { readerOf, viewerOf, type CustomerCommand, type Reply } from "../turn.ts";

const kinds = mailKinds.join("|");
/** The kind at the end; after a proof or a claim, of which workloads. */
const withKind = new RegExp(`^(?:(.*) )?(${kinds})$`, "is");
const withWorkloads = /^(.+?) ((?:proof|claim) .+)$/is;

export const mail: CustomerCommand = {
  name: "mail",
  usage: "mail <customer> [gdap | proof [workload] | access | claim [workload]]",
  does: "A text to send to a customer: approve GDAP, sign a proof, give us a role",
  who: "everyone",
  looks: true,
  needs: "customer",
  words(said) {
    const [, customer = said, rest = ""] = withKind.exec(said) ?? withWorkloads.exec(said) ?? [];
    return rest !== "" && customer === said ? { customer: "", rest } : { customer, rest };
  },
  asks: { headline: "Which customer is the mail for?", example: "mail Contoso gdap" },
  async run(turn, { id }, rest): Promise<Reply> {
    const found = await showCustomer(turn.world, turn.organization, viewerOf(turn), id);
    if (found === undefined) return { card: notHere() };
    const { customer, evaluated } = found;
    const { catalogue, limits, partnerIds } = turn.world.setup;
    const [word, ...more] = rest.toLowerCase().split(/[\s,]+/);
    const kind = mailKinds.find((one) => one === word);
    const named = more.map((one) => ({ one, ids: workloadIds(catalogue, one) }));
    if ((rest !== "" && kind === undefined) || named.some(({ ids }) => ids.length === 0))
      return notUnderstood(mail, rest, `mail ${customer.name} proof`);
    return {
      card: noticeCard(
        mailNotice({
          customer,
          gaps: evaluated.gapsById.get(id) ?? [],
          kind,
          // "Power Platform" is those of it that are claimed there.
          workloads: named.flatMap(({ one, ids }) => {
            const claimed = ids.filter((workload) => customer.claims.some((claim) => claim.workload === workload));
            return ids.length === 1 ? ids : claimed.length > 0 ? claimed : [calledWorkload(catalogue, one)];
          }),
          sender: turn.person.name,
          reader: readerOf(turn),
          catalogue,
          proof: limits.proof,
          partnerIds,
        }),
      ),
    };
  },
};
