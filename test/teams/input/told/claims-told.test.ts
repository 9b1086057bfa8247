/** What is told of claims, as their forms are filled in. */
import { describe, expect, it } from "vitest";
import {
  answeredBy,
  handedIn,
  ofOnlyClaim,
  rejectedFor,
  submittedAgain,
  unnamed,
  type ClaimTold,
} from "../../../../src/teams/input/told/claim-told.ts";
import { aClaim } from "../../../domain/gaps/rules/cases.ts";
import { claimsTold } from "../../../../src/teams/input/told/claims-told.ts";
import { plainlyStated } from "../../../../src/teams/input/reading/plainly.ts";
import { statementsIn } from "../../../../src/teams/input/reading/doubt.ts";
import { isNewWork } from "../../../../src/teams/input/told-rules.ts";
import { isWord } from "../../../../src/teams/input/reading/intents.ts";
import { readCatalogue } from "../../../../src/workloads.ts";

// Learnt as this is read, as in `../../harness.ts`.
isWord("show");

const catalogue = readCatalogue();
/** 27 November 2026 is a Friday. */
const today = "2026-11-27";

const inWords = (told: readonly ClaimTold[]): string =>
  told
    .map(({ called, workload, scope, status, on, reason, claimId, competing }) =>
      [workload?.id ?? called, scope, status, on, reason, claimId, competing && "competing"]
        .filter((one) => one !== undefined && one !== "")
        .join(" "),
    )
    .join("; ");

describe("a slip in a workload's name", () => {
  it.each([
    ["tms phone approved for Fabrikam", "teams-phone Approved"],
    ["itune approved for Woodgrove", "intune Approved"],
    ["Intnue got rejected yesterday", "intune Rejected 2026-11-26"],
    ["exchnage was rejected", "exchange Rejected"],
    ["defnder for office approved", "defender-office Approved"],
    ["sharpoint submitted today", "sharepoint Submitted 2026-11-27"],
    ["tems phone approved", "teams-phone Approved"],
    // Words of their own, and names.
    ["the change was approved", "Approved"],
    ["their team approved it", ""],
    ["all terms were accepted", "Approved"],
    ["their entry was approved", "Approved"],
    ["itune for Woodgrove", ""],
  ])("%j tells %j", (text, told) => expect(inWords(claimsTold(text, { catalogue, today }))).toBe(told));
});

describe("of claims", () => {
  it.each([
    [
      "Contoso approved the CPOR for Sales, Customer Service is still in review",
      "sales Approved; customer-service Under review",
    ],
    ["Marketing is approved, Sales is in review", "marketing Approved; sales Under review"],
    [
      "We withdrew the Teams claim because the customer named another partner. There won't be a new one.",
      "teams Rejected Partner request",
    ],
    ["We lost the Teams dispute, and Exchange went through", "teams Rejected final; exchange Approved"],
    ["Microsoft turned down Teams at Northwind again and this time it's final.", "teams Rejected final"],
    ["Microsoft rejected Teams, but it's not final", "teams Rejected"],
    ["Teams was rejected, the decision is final", "teams Rejected final"],
    ["Contoso approved our proof for Teams", "teams"],
    ["Microsoft approved our proof for Teams", "teams Approved"],
    ["Whatever is pending for Teams", "teams"],
    ["Teams is still pending", "teams Under review"],
    ["Teams was declined and the deadline is final", "teams Rejected"],
    ["We won the Teams dispute at Northwind", "teams Approved"],
    ["Woodgrove finally got its Intune claim through", "intune Approved"],
    ["Contoso said no to GDAP, so we can't link anything either", ""],
    ["They said yes to our GDAP request for Teams", "teams"],
    ["Microsoft said no to Teams", "teams Rejected"],
    ["the Exchange claim was disputed by another partner on Tuesday", "exchange competing"],
    ["They have decided to stay with their old partner for Teams but Exchange is ours.", "teams other-partner"],
    ["Another partner does Teams but the tenant is ours", "teams"],
    ["Another partner did Teams before, but it is ours now", "teams"],
    ["Someone's disputing our SharePoint claim, got the mail last night", "sharepoint competing"],
    ["Somebody is disputing whether SharePoint is needed", "sharepoint"],
    ["the Intune claim for Woodgrove got rejected yesterday", "intune Rejected 2026-11-26"],
    ["claim for teams is in since friday", "teams Submitted 2026-11-20"],
    ["approved!! woodgrove intune", "intune Approved"],
    ["finally approved, woodgrove intune", "intune Approved"],
    ["rejected :( southridge exchange", "exchange Rejected"],
    ["Submitted! Litware Copilot.", "m365-copilot Submitted"],
    ["approved, teams was rejected", "teams Rejected"],
    ["the Teams claim has been sent to Microsoft this morning", "teams Submitted 2026-11-27"],
    ["the proof for Teams has been sent to Microsoft this morning", "teams"],
    [
      "submitted teams + exchange this morning, waiting for ms",
      "teams Submitted 2026-11-27; exchange Submitted 2026-11-27",
    ],
    ["the Copilot claim went in yesterday, waiting for Microsoft now", "m365-copilot Submitted 2026-11-26"],
    ["Teams is in since Tuesday. Still waiting for MS", "teams Submitted 2026-11-24"],
    ["Teams submitted yesterday, now in review", "teams Under review 2026-11-27"],
    ["Contoso had no Teams last year", "teams"],
    ["I have no Teams here", "teams"],
    ["exchange approved, intune rejected", "exchange Approved; intune Rejected"],
    ["approved Teams and rejected Intune", "teams Approved; intune Rejected"],
    ["teams approved and intune rejected yesterday", "teams Approved 2026-11-26; intune Rejected 2026-11-26"],
    [
      "Microsoft rejected Power BI, the proof of execution wasn't signed",
      "power-bi Rejected Insufficient proof of execution",
    ],
    ["business central is pending with microsoft", "business-central Under review"],
    ["sales told me the copilot claim went through", "m365-copilot Approved"],
    ["Sales submitted yesterday, PAL you already have", "sales Submitted 2026-11-26"],
    ["they don't use SharePoint", "sharepoint not-applicable"],
    ["Coho's not buying Copilot after all, so you can quit asking", "m365-copilot not-applicable"],
    ["another partner has the claim for dynamics sales", "sales other-partner"],
    ["the claim needs extra info within 5 days", "Partner action required"],
    [
      "submitted the claims for A. Datum this morning, exchange + teams",
      "exchange Submitted 2026-11-27; teams Submitted 2026-11-27",
    ],
    ["all approved at Contoso: Exchange, Teams", "exchange Approved; teams Approved"],
    ["submitted the claims, not Teams though", "teams"],
    ["the claim for Contoso is in draft, it's for SharePoint not Exchange", "sharepoint Draft"],
    ["the claim for Contoso is in draft, it's for SharePoint, not Exchange", "sharepoint Draft"],
    ["the claim was rejected on Monday. It's about Teams, not about Exchange", "teams Rejected 2026-11-23"],
    ["submitted yesterday, but for SharePoint instead of Exchange", "sharepoint Submitted 2026-11-26"],
    ["the claim was approved, for SharePoint though, not for Exchange", "sharepoint Approved"],
    ["it was approved, SharePoint not yet", "sharepoint"],
    ["Microsoft wants more documents for the Teams claim", "teams Partner action required"],
    ["I said no to Contoso for Teams", "teams"],
    ["I did submit the copilot claim yesterday", "m365-copilot Submitted 2026-11-26"],
    ["I did not submit the copilot claim yesterday", "m365-copilot"],
    ["they did file a dispute for Teams", "teams"],
    ["submitted again today with the signed SOW, claim id CPOR-2291047", "Submitted 2026-11-27 CPOR-2291047"],
    ["submitted the signed SOW today", ""],
    ["Intune submitted, claim ID is C-204417", "intune Submitted C-204417"],
    ["Intune submitted, claim no. 1 of 2", "intune Submitted"],
    ["Exchange and Intune submitted, claim C-204417", "exchange Submitted; intune Submitted"],
    ["uploaded the POE for Teams, so it's back with Microsoft now", "teams Under review 2026-11-27"],
    ["it will be approved on 3 December", ""],
    ["that was the Dynamics Sales one btw, Power Platform is still in review", "Power Platform Under review"],
    ["leadership asks how many of our Copilot claims got approved vs bounced", "m365-copilot"],
    ["please set Teams to approved", "teams Approved"],
    ["can you put the Intune claim on rejected please", "intune Rejected"],
    ["could you mark Exchange as submitted yesterday", "exchange Submitted 2026-11-26"],
    ["don't set Teams to approved", "teams"],
    ["we can change Teams when it is approved", "teams"],
    ["we need to resubmit the Teams claim", "teams"],
    ["I'll submit the Intune claim tomorrow", "intune"],
    ["they moved last year", ""],
    ["the Teams claim wasn't approved", "teams"],
    ["the Exchange claim is not approved yet", "exchange"],
    ["Exchange hasn’t been submitted", "exchange"],
    ["nobody filed the intune claim", "intune"],
    ["Copilot is waiting for their approval", "m365-copilot"],
    ["Teams wasn't approved, it was rejected yesterday", "teams Rejected 2026-11-26"],
    ["Teams rejected, we have until friday to dispute", "teams Rejected"],
    ["Teams is back with us since Tuesday, more info by 4 December", "teams Partner action required 2026-11-24"],
    [
      "Exchange, Teams and Intune went in on Tuesday",
      "exchange Submitted 2026-11-24; teams Submitted 2026-11-24; intune Submitted 2026-11-24",
    ],
    ["Copilot approved, Power Platform rejected, Dynamics no news", "m365-copilot Approved; Power Platform Rejected"],
    [
      "Exchange approved, Power BI still in review, PAL no luck, their admin went home",
      "exchange Approved; power-bi Under review",
    ],
    ["all approved except Dynamics 365 Sales", "sales"],
    ["everything is in but not Copilot", "m365-copilot"],
    ["Intune and Teams are submitted, Copilot isn't", "intune Submitted; teams Submitted"],
    ["Woodgrove's Teams is still sitting in my drafts", "teams Draft"],
    ["We don't do Exchange there. Only Teams and Intune are from us", "exchange not-applicable"],
    ["right just did my first one!! Dynamics 365 Sales, pressed submit two minutes ago", "sales Submitted 2026-11-27"],
    ["de claim voor Teams is goedgekeurd", "teams Approved"],
    ["Please submit the Teams claim for Contoso", "teams"],
    ["Contoso rejected Teams", "teams"],
    ["MS rejected Teams", "teams Rejected"],
    ["Ready to submit Teams", "teams"],
    ["Teams at Contoso is in use", "teams"],
    ["Intune is in pilot", "intune"],
    ["Teams and Intune are in production", "teams"],
    ["Microsoft might reject Teams", "teams"],
    ["they might have rejected Teams", "teams"],
    ["If the Teams claim is rejected we dispute it", "teams"],
    ["Customer refused the Teams rollout", "teams"],
    ["I hope the Teams claim gets approved", "teams"],
    ["the Teams claim was almost approved", "teams"],
    ["Our SOW for Teams was approved by the customer", "teams"],
    ["I have two questions on the Intune claim", "intune"],
    ["We disputed nothing for Teams", "teams"],
    ["submit Intune at Contoso", "intune"],
    ["Teams is in good shape", "teams"],
    ["the Exchange claim is likely approved by Friday", "exchange"],
    ["once Teams is approved, tell me", "teams"],
    ["perhaps Exchange was approved", "exchange"],
    ["Teams was approved, I think", "teams"],
    ["the customer declined the Intune workshop", "intune"],
    ["the Teams budget was approved", "teams"],
    ["legal approved the Exchange contract", "exchange"],
    ["I want more info on the Teams claim", "teams"],
    ["Exchange went in today", "exchange Submitted 2026-11-27"],
    ["defender's claimed, waiting for the customer to say yes", "defender's Submitted"],
    ["exchange and teams claimed yesterday", "exchange Submitted 2026-11-26; teams Submitted 2026-11-26"],
    ["They claimed yesterday that Teams is theirs", "teams"],
    ["Teams is in", "teams Submitted"],
    ["Teams is in but not used", "teams"],
    ["Teams and Exchange are in since Monday", "teams Submitted 2026-11-23; exchange Submitted 2026-11-23"],
    ["Microsoft came back with two questions on Intune", "intune Partner action required"],
    ["we disputed the Teams rejection", "teams Dispute"],
    ["We don't need more proof for Teams at Contoso", "teams"],
    ["Contoso doesn't have a Teams admin yet", "teams"],
    ["We don't have the signed SOW for Teams yet", "teams"],
    ["Contoso cancelled the Teams workshop", "teams"],
    ["they dropped the Intune pilot", "intune"],
    ["they don't use Exchange yet", "exchange"],
    ["we don't need Teams to be approved", "teams"],
    ["they no longer need help with Teams", "teams"],
    ["Contoso doesn't use Teams", "teams not-applicable"],
    ["Intune is out of scope there", "intune not-applicable"],
    ["Teams was submitted and Exchange follows on Friday", "teams Submitted"],
    ["Teams is in and Exchange comes next week", "teams Submitted"],
    ["Exchange went in on Tuesday, Teams is still waiting for signature", "exchange Submitted 2026-11-24"],
    ["Teams submitted, exchange draft", "teams Submitted; exchange Draft"],
    ["Contoso: Intune is out", "intune not-applicable"],
    ["they moved from Exchange to SharePoint", "exchange not-applicable"],
    ["they switched from Exchange to Google in May", "exchange not-applicable"],
    ["they are moving from Teams to the new Teams client on Monday", "teams"],
    ["they went from Intune to Intune Suite", "intune"],
    ["they switched from Exchange to E5", "exchange"],
    ["take Intune off Contoso", "intune not-applicable"],
    ["take Intune off Contoso because they never had it", "intune not-applicable"],
    ["remove Intune from the list for Contoso", "intune not-applicable"],
    ["take Intune off the agenda for Contoso", "intune"],
    ["remove Intune from the Contoso newsletter", "intune"],
    ["drop Intune from Contoso's invoice", "intune"],
    ["take Intune off Contoso on Monday", "intune"],
    ["Contoso: Intune is out for signature", "intune"],
    ["Contoso: Intune is out at Microsoft", "intune"],
    ["Contoso: the Intune rejection is history", "intune"],
    ["Contoso: Exchange is dead slow", "exchange"],
    ["they are moving from Exchange to Exchange Online in hybrid mode", "exchange"],
    ["Microsoft changed from Intune to Endpoint in their documents", "intune"],
    ["please remove Intune from the proof for Contoso", "intune"],
    ["take the Intune claim off Karin's desk", "intune"],
    ["Contoso: Intune is history", "intune not-applicable"],
    ["send Karin the Intune draft", "intune"],
    ["the Intune claim is draft", "intune Draft"],
    ["please remove the Intune claim from Contoso", "intune not-applicable"],
    ["Intune is out of scope for now", "intune"],
    ["remove the reason of the Intune claim", "intune"],
    ["we won't do Intune for them", "intune not-applicable"],
    ["we won't do Intune there before March", "intune"],
    ["there will be no Intune project", "intune not-applicable"],
    ["they stay with their old CRM, so there will be no Sales project.", "sales not-applicable"],
    ["there will be no Intune claim", "intune"],
    ["Intune is off the table for good", "intune not-applicable"],
    ["Contoso are not going to buy Copilot", "m365-copilot not-applicable"],
    ["Contoso are not going to buy Copilot before May", "m365-copilot"],
    ["Teams isn't ours there", "teams not-applicable"],
    ["Teams isn't ours yet", "teams"],
    ["Teams is not part of our work", "teams not-applicable"],
    ["we have never touched their Intune but have been running Exchange", "intune not-applicable; exchange in"],
    ["they have dropped Intune and aren't coming back", "intune not-applicable"],
    ["they don't have Teams.", "teams not-applicable"],
    ["they don't use Teams or Intune anymore", "teams not-applicable; intune not-applicable"],
    ["Teams was rejected and then approved", "teams Approved"],
    ["Teams was rejected on Monday, then approved", "teams Approved"],
    ["Teams was rejected on Monday and finally approved yesterday", "teams Approved 2026-11-26"],
    ["Teams was submitted on Monday and is now rejected", "teams Rejected"],
    ["The rejection of Teams was overturned", "teams"],
    ["Everything but Teams was approved", "teams"],
    ["all but Teams and Intune were approved", "teams"],
    ["both but Exchange are in", "exchange"],
    ["Teams was approved on 3 March", "teams Approved 2026-03-03"],
    ["Teams was submitted on 12 December", "teams Submitted 2025-12-12"],
    ["Teams was approved on the 14th", "teams Approved 2026-11-14"],
    ["Teams was approved on the 30th", "teams Approved 2026-10-30"],
    ["another partner had Teams but lost it", "teams"],
    ["Intune rejected 5 May 2026", "intune Rejected 2026-05-05"],
    ["Teams is submitted, the review is on 3 December", "teams Submitted"],
    ["Microsoft approved the Teams claim but rejected Exchange", "teams Approved; exchange Rejected"],
    ["Teams: submitted Monday, rejected Tuesday, resubmitted today", "teams Submitted 2026-11-27"],
    ["Teams was approved today, submitted on Monday", "teams Approved 2026-11-27"],
    ["Microsoft declined to review Teams", "teams"],
    ["Teams is un-submitted", "teams"],
    ["Microsoft will move Teams to approved on Friday", "teams"],
    ["I'll set Teams to approved when the mail comes", "teams"],
    ["Teams was not rejected but approved", "teams Approved"],
    ["Teams was approved, not rejected", "teams Approved"],
    ["Teams was approved or rejected, I don't remember", "teams"],
    ["either Teams or Exchange got approved", "teams"],
    ["Teams went from approved to rejected", "teams Rejected"],
    ["Teams: approved = no", "teams"],
    ["Teams approved: no", "teams"],
    ["Teams at Contoso: 2 approved, 1 rejected", "teams"],
    ["Teams approved 11/12", "teams Approved"],
    ["Teams approved tomorrow", "teams"],
    ["Teams approved next Monday", "teams"],
    ["Teams was approved on Monday in two weeks", "teams"],
    ["Teams at Fabrikam approved Monday", "teams Approved 2026-11-23"],
    ["the Teams claim was hardly approved", "teams"],
    ["Teams supposedly got approved", "teams"],
    ["Allegedly, the Teams claim has been rejected", "teams"],
    ["Teams was approved supposedly", "teams"],
    ["we assumed Teams was approved", "teams"],
    ["Teams is as good as approved", "teams"],
    ["Teams is half approved", "teams"],
    ["Teams is anything but approved", "teams"],
    ["I heard that Microsoft rejected Teams", "teams"],
    ['Adele says "Teams was approved" but I don\'t see it', "teams"],
    ["yeah right, Teams was approved", "teams"],
    ["Teams still needs something from us, so approved it is certainly not yet", "teams"],
    ["Teams was officially approved", "teams Approved"],
    ["kindly note that the Teams claim stands approved", "teams Approved"],
    ["Teams claim at woodgrove approved", "teams Approved"],
    ["Intune bounced, wrong tenant id", "intune Rejected"],
    ["Teams approved, sorry I meant rejected", "teams Rejected"],
    ["Teams was approved. no wait, rejected", "teams Rejected"],
    ["Teams was approved, no hang on it was Exchange", "exchange Approved"],
    ["the Teams claim was rejected, scrap that, it was approved", "teams Approved"],
    ["Teams was approved, no wait, it wasn't", "teams"],
    ["Teams approved and Intune rejected, sorry, Exchange rejected", "teams Approved; exchange Rejected"],
    ["Teams is in, oops forgot, Exchange too", "teams Submitted; exchange Submitted"],
    ["Teams was approved, sorry for the delay", "teams Approved"],
    ["Teams was submitted on Monday, sorry, on Tuesday", "teams Submitted 2026-11-24"],
    ["Exchange and Intune rejected at Contoso, only Intune though", "intune Rejected"],
    ["Exchange and Intune rejected at Contoso, well just Intune", "intune Rejected"],
    ["Exchange and Intune rejected, but not Exchange", "intune Rejected"],
    ["Teams and Exchange approved, only Intune rejected", "teams Approved; exchange Approved; intune Rejected"],
    ["Teams approved, only Exchange not", "teams Approved"],
    ["Teams approved, only Exchange", "teams Approved"],
    ["Intune rejected at Contoso, approved I mean", "intune Approved"],
    ["Teams approved at Contoso on Monday, Tuesday I mean", "teams Approved 2026-11-24"],
    ["Teams was rejected, Teams is back in review", "teams Under review"],
    ["Teams was actually approved", "teams Approved"],
    ["Microsoft says Teams is rejected, but that can't be right", "teams"],
    ["I'd say Teams is approved", "teams"],
    ["Contoso: all approved but Intune", "intune"],
    ["they approved Teams but said no to Exchange", "exchange Rejected"],
    ["approved: Teams, Exchange; rejected: Intune", "teams Approved; exchange Approved; intune Rejected"],
    ["Teams was rejected, they say the PoE isn't good enough", "teams Rejected Insufficient proof of execution"],
    ["Teams was turned down, the evidence is too thin", "teams Rejected Insufficient proof of execution"],
    ["Teams was rejected although the proof was complete", "teams Rejected"],
    ["Teams: rejected: no proof", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected because the signature was missing", "teams Rejected Insufficient proof of execution"],
    ["Teams was rejected, the letter wasn't signed", "teams Rejected Insufficient proof of execution"],
    ["Teams was rejected, without the customer's signature", "teams Rejected Insufficient proof of execution"],
    ["Teams was rejected, the signature was fine", "teams Rejected"],
    ["Teams got the nod", "teams Approved"],
    ["our dispute on Teams was rejected", "teams Rejected final"],
    ["Teams: lost the appeal", "teams Rejected final"],
    ["Teams was rejected for good", "teams Rejected final"],
    ["Teams was finally rejected", "teams Rejected"],
    ["our dispute on Teams wasn't rejected", "teams"],
    ["we dispute that Teams was rejected", "teams Rejected"],
    ["Teams was rejected last month but now approved", "teams Approved"],
    ["Teams was not actually approved", "teams"],
    // What should be is hoped for, and is no correction.
    ["Teams at Contoso was submitted yesterday, it should be approved by Friday", "teams Submitted 2026-11-26"],
    ["Teams was rejected but it should have been approved", "teams Rejected"],
    ["Teams was rejected, it should be disputed", "teams Rejected"],
    ["Teams was rejected, this should be under review", "teams Rejected"],
    ["Teams was approved on Monday, it should be Tuesday", "teams Approved 2026-11-24"],
    // Of two states of one claim the later, and never on the day of the other.
    ["Teams was submitted two weeks ago and approved", "teams Approved"],
    ["Exchange was submitted and rejected", "exchange Rejected"],
    ["Exchange was submitted and rejected yesterday", "exchange Rejected 2026-11-26"],
    ["Teams was rejected, resubmitted and approved", "teams Approved"],
    ["Exchange was rejected on Monday but approved on appeal", "exchange Approved"],
    ["Exchange was rejected on Monday, but it is approved", "exchange Approved"],
    ["Exchange was rejected on Monday, it's now approved", "exchange Approved 2026-11-27"],
    ["Teams was approved yesterday after it was rejected on Monday", "teams Approved 2026-11-26"],
    ["Teams was approved after it was rejected on Monday", "teams Approved"],
    ["Teams was rejected although we submitted it on time", "teams Rejected"],
    ["Teams was rejected and we appealed", "teams Dispute"],
    ["Exchange and Teams were submitted and approved", "exchange Approved; teams Approved"],
    ["Teams submitted and approved and Intune rejected", "teams Approved; intune Rejected"],
    ["Teams and Intune approved and rejected respectively", "teams"],
    ["we submitted more info on Teams today", "teams Submitted 2026-11-27"],
    // Who does not use one may well use another.
    ["Contoso uses Teams but they don't use Intune", "intune not-applicable"],
    ["they use Teams, they don't use Intune", "intune not-applicable"],
    ["they use Exchange and don't use Intune", "intune not-applicable"],
    ["they don't use Teams but Exchange", "teams not-applicable"],
    ["they don't use Teams, just Exchange", "teams not-applicable"],
    ["they don't use Teams, Intune too", "teams not-applicable; intune not-applicable"],
    ["Exchange and Teams, they don't use them", "exchange not-applicable; teams not-applicable"],
    ["another partner has Exchange and Intune", "exchange other-partner; intune other-partner"],
    [
      "Exchange, Teams and Intune are with another partner",
      "exchange other-partner; teams other-partner; intune other-partner",
    ],
    ["we have Teams, Intune is with another partner", "intune other-partner"],
    ["we have Teams and Intune is with another partner", "intune other-partner"],
    // Taken back by the rest of the message.
    ["I told Alex Teams at Contoso was approved but that's wrong", "teams"],
    ["Teams at Contoso approved. Not true.", "teams"],
    ["Teams at Contoso was approved, which is nonsense", "teams"],
    ["Teams approved, but it isn't so", "teams"],
    ["Teams approved. That is old news", "teams"],
    ["Teams was approved, actually that's wrong", "teams"],
    ["they don't use Teams, that's not true", "teams"],
    ["Teams was approved. That's wrong, it was rejected", "teams Rejected"],
    ["Teams was rejected because the tenant id is wrong", "teams Rejected"],
    ["Teams was rejected because it's not signed", "teams Rejected"],
    ["Teams was rejected, but that's not fair", "teams Rejected"],
    ["Teams was approved, it wasn't easy", "teams Approved"],
    // What is still to be done, and when, is no day of what became of it.
    ["the Intune claim was rejected, will resubmit Monday", "intune Rejected"],
    ["Rejected. I'll send it again on Monday", "Rejected"],
    ["Intune rejected on Monday, will resubmit Thursday", "intune Rejected 2026-11-23"],
    ["Intune was rejected because it wasn't signed by the customer", "intune Rejected"],
    ["Intune was rejected by the customer", "intune Rejected Customer declined"],
    ["SharePoint rejected by the customer", "sharepoint Rejected Customer declined"],
    ["our offer for Intune was rejected by the customer", "intune"],
    ["dispute filed yesterday", "Dispute 2026-11-26"],
    ["the dispute for Intune went in this morning", "intune Dispute 2026-11-27"],
    ["we filed a dispute on Monday", "Dispute 2026-11-23"],
    ["the Intune dispute is in since Monday", "intune Dispute 2026-11-23"],
    ["submitted our appeal for Intune today", "intune Dispute 2026-11-27"],
    ["an appeal for Intune was lodged on Monday", "intune Dispute 2026-11-23"],
    ["we won the dispute for Intune", "intune Approved"],
    ["the dispute for Intune isn't filed yet", "intune"],
    ["we'll file a dispute for Intune on Monday", "intune"],
    // Wanted, or never begun.
    ["Contoso asked to have Teams approved", "teams"],
    ["I need Teams approved at Contoso", "teams"],
    ["make sure Teams is submitted", "teams"],
    ["we do it so that Teams is approved", "teams"],
    ["we withdrew the Teams claim before it was submitted", "teams"],
    ["they left Teams before it was submitted", "teams"],
    ["before the holidays Teams was approved", "teams Approved"],
    ["Teams was rejected before it was approved", "teams Approved"],
    ["0 claims rejected at Contoso", ""],
    ["zero claims were rejected at Contoso", ""],
    ["none of the claims were rejected", ""],
    ["Microsoft needs more info on Teams", "teams Partner action required"],
    ["Contoso needs Teams. It was rejected", "teams Rejected"],
    ["Teams was approved yesterday, association ID 4471982", "teams Approved 2026-11-26 4471982"],
    ["Teams is in, submitted yesterday. claim number 4471902", "teams Submitted 2026-11-26 4471902"],
    ["Teams was approved for 44719 users", "teams Approved"],
    ["they didn't buy Intune in the end, only a trial", "intune not-applicable"],
    ["Intune was only a trial. So no claim needed", "intune not-applicable"],
    ["Intune waits until January, so no claim needed for now", "intune"],
    ["the Teams claim got declined by the customer :(", "teams Rejected Customer declined"],
    ["the Teams offer was declined by the customer", "teams"],
    [
      "Teams: they rejected it because the proof of execution wasn't signed",
      "teams Rejected Insufficient proof of execution",
    ],
    ["Teams: they rejected it", "teams"],
    ["Teams phone: uploaded the new SOW and resubmitted it today", "teams-phone Submitted 2026-11-27"],
    ["Teams: the SOW was signed and submitted", "teams"],
    ["they do Exchange with us too, project started 16 Nov. Put it down as to be claimed", "exchange Not started"],
    ["they signed yesterday and I've just resubmitted Intune with the new proof", "intune Submitted 2026-11-27"],
    ["Contoso signed the proof of execution for Teams, I've sent the claim in", "teams Submitted"],
    ["the Teams form came back signed from Contoso, we've handed it in", "teams Submitted"],
    ["they signed on Monday and I just submitted Intune yesterday", "intune Submitted 2026-11-26"],
    [
      "Intune got rejected, proof of execution wasn't signed by the customer. I've resubmitted it this morning",
      "intune Submitted 2026-11-27",
    ],
    [
      "Intune got rejected, proof wasn't signed. I haven't resubmitted it yet",
      "intune Rejected Insufficient proof of execution",
    ],
    ["Intune got rejected. I'll resubmit it on Monday", "intune Rejected"],
    ["Intune was submitted and got rejected", "intune Rejected"],
    [
      "Exchange and Teams, we run both. Claims not filed yet, I'll do that this week",
      "exchange Not started; teams Not started",
    ],
    // What was planned, done and not claimed, or sent back.
    ["Copilot won't happen, they cancelled the project. take it off please", "m365-copilot not-applicable"],
    ["the Teams project was cancelled", "teams not-applicable"],
    ["the Intune rollout isn't going ahead", "intune not-applicable"],
    ["the Teams claim was cancelled", "teams"],
    ["if Copilot won't happen we drop it", "m365-copilot"],
    ["the Teams workshop was cancelled", "teams"],
    ["the kickoff for Intune was cancelled", "intune"],
    ["the training for Intune was called off", "intune"],
    ["Exchange isn't going live until March", "exchange"],
    ["Copilot isn't happening this year", "m365-copilot"],
    ["the rumour that Exchange was cancelled", "exchange"],
    ["they never bought Teams but want it", "teams"],
    ["they don't use Intune at the moment", "intune"],
    ["they don't use Teams, they're on Slack. And Intune neither", "teams not-applicable; intune not-applicable"],
    ["Teams and Exchange we deployed in October, no claims made yet", "teams Not started; exchange Not started"],
    ["they use teams and exchange. nothing claimed yet", "teams Not started; exchange Not started"],
    ["we did Teams in October, haven't claimed it", "teams Not started"],
    ["nothing claimed", ""],
    ["Contoso has no Exchange, no Azure", "exchange not-applicable"],
    ["Contoso dropped Teams for Slack in October, so that one can go", "teams not-applicable"],
    ["they dropped Teams in October", "teams not-applicable"],
    ["they dropped Teams for now", "teams"],
    ["they dropped Teams for the pilot", "teams"],
    ["the licences were cut to E3, so no more Defender for Office 365", "defender-office not-applicable"],
    ["no more Teams claims, please", "teams"],
    ["Contoso: exchange in, teams in, intune half way", "exchange Submitted; teams Submitted"],
    ["Teams claim: was in review, is since this morning approved", "teams Approved 2026-11-27"],
    ["Teams is in review, and the customer approved the SOW", "teams Under review"],
    ["Teams is in review, should be approved by Friday", "teams Under review"],
    ["Teams: customer has declined", "teams Rejected Customer declined"],
    ["our offer for Teams: customer has declined it", "teams"],
    ["Contoso has cancelled the Intune project", "intune not-applicable"],
    ["Exchange is the other partner's", "exchange other-partner"],
    ["Intune: handed in again 25.11., Teams approved", "intune Submitted 2026-11-25; teams Approved"],
    ["they have Teams in", "teams"],
    ["Teams in scope", "teams"],
    ["the Teams claim was wrong, I withdrew it and it's in again", "teams Submitted"],
    ["Teams: Microsoft wrote back wanting the customer's signature", "teams Partner action required"],
    ["Teams: Microsoft asked for a signed proof", "teams Partner action required"],
    ["Teams got rejected, they want a better proof, sent back to them today", "teams Submitted 2026-11-27"],
    [
      "Teams was approved, then two weeks later they rejected it again, missing products",
      "teams Rejected Missing products",
    ],
    ["Teams was offered, they rejected it", "teams"],
    ["Teams was approved in August", "teams Approved"],
    ["Teams approved since early May 2026", "teams Approved"],
    ["Teams was approved on 3 August", "teams Approved 2026-08-03"],
    ["they have no Exchange yet", "exchange"],
    ["they have no Teams claim", "teams"],
    ["Contoso does have Exchange after all", "exchange in"],
    ["they do use Exchange and Teams, no Intune", "exchange in; teams in"],
    ["they do have Teams, approved on Monday", "teams Approved 2026-11-23"],
    ["the Exchange claim is still draft", "exchange Draft"],
    ["the missing document is uploaded, so that's back with Microsoft now", "Under review 2026-11-27"],
    ["we do it so that Teams is approved", "teams"],
    ["the PAL is linked with the wrong ID, put it back to not done", ""],
  ])("%j tells %j", (text, expected) => expect(inWords(claimsTold(text, { catalogue, today }))).toBe(expected));

  it.each([
    ["Contoso approved, Woodgrove rejected", "Approved"],
    ["Teams at Contoso approved on Monday, Woodgrove rejected today", "teams Approved 2026-11-23"],
    ["Teams at Contoso: submitted Monday, Microsoft rejected Tuesday", "teams Rejected 2026-11-24"],
    ["Contoso rejected", "Rejected"],
    ["Teams at Contoso submitted, Contoso approved", "teams Submitted"],
  ])("of Contoso, %j tells %j, and nothing of others", (text, expected) =>
    expect(inWords(claimsTold(text, { catalogue, today, customer: "Contoso Ltd." }))).toBe(expected),
  );

  it.each([
    ["the customer declined Teams", "teams Rejected Customer declined"],
    ["Customer declined Contoso Teams", "teams Rejected Customer declined"],
    ["the client has turned down our Teams claim yesterday", "teams Rejected 2026-11-26 Customer declined"],
    ["Contoso turned down the Teams claim", "teams Rejected Customer declined"],
    ["Contoso has rejected the claim for Teams", "teams Rejected Customer declined"],
    ["Microsoft turned down the Teams claim", "teams Rejected"],
    // What they declined may be something else.
    ["Contoso declined Teams", "teams"],
    ["the customer rejected Teams", "teams"],
    ["Contoso declined our offer for Teams", "teams"],
    ["the customer declined the proposal behind the Teams claim", "teams"],
    ["the customer declined to sign for Teams", "teams"],
    ["the customer hasn't declined the Teams claim", "teams"],
    ["the customer will decline the Teams claim", "teams"],
    ["has the customer declined the Teams claim", "teams"],
  ])("who declined a claim of Contoso: %j tells %j", (text, expected) =>
    expect(inWords(claimsTold(statementsIn(text) || "Teams", { catalogue, today, customer: "Contoso Ltd." }))).toBe(
      expected,
    ),
  );

  it.each([
    ["Teams was refused, PO older than 12 months", "PO older than 12 months"],
    ["Teams was rejected: PDF unreadable", "PDF unreadable"],
    ["Teams was rejected (SKU mix-up)", "SKU mix-up"],
    ["Teams was rejected, invoice from another company", "invoice from another company"],
    ["Teams was rejected, no idea why", undefined],
    ["Teams was rejected, the customer is furious", undefined],
    ["Teams was rejected, Karin isn't amused", undefined],
    ["Teams was rejected, not my fault", undefined],
    [
      "the Teams claim was rejected because the tenant name in the SOW doesn't match",
      "the tenant name in the SOW doesn't match",
    ],
    ["MS rejected Teams: wrong tenant. Remind me on Monday to dispute it.", "wrong tenant"],
    ["Teams got rejected on Monday since nobody answered", "nobody answered"],
    ["Teams was turned down, they say the PO is unsigned, and I'll get a new one", "the PO is unsigned"],
    ["Teams rejected (proof too old)", "proof too old"],
    ["Teams was rejected. Reason: the customer never acknowledged", "the customer never acknowledged"],
    ["Teams rejected because we didn't respond in time", "we didn't respond in time"],
    ["MS rejected our Teams claim, says the PO doesn't show our name", "the PO doesn't show our name"],
    ["Microsoft rejected the claim for Nod Publishers Teams", undefined],
    ["Teams rejected since Monday", undefined],
    ["Teams was rejected, Karin is furious", undefined],
    ["Teams was rejected: Karin is furious", undefined],
    ["Teams was rejected (third time this year)", undefined],
    ["Teams was rejected – let's dispute it", undefined],
    ["Teams was rejected: the contact never answered", "the contact never answered"],
    ["Teams was rejected because Karin never answered", "Karin never answered"],
    ["microsoft rejected the claim for nod publishers teams", undefined],
    ["Teams was rejected, remind me on Monday", undefined],
    ["Teams rejected, missing products", undefined],
    ["Teams rejected, I think the PO is too old", undefined],
    ["Teams rejected, we already sent the new proof", undefined],
    ["Teams rejected, Exchange approved", undefined],
    ["Teams was approved, PO from last year", undefined],
  ])("%j keeps why as it is written: %j", (text, note) => {
    expect(claimsTold(statementsIn(text), { catalogue, today })[0]?.note).toBe(note);
  });

  it.each([
    ["Teams bounced, they say 'proof of execution insufficient'", "teams Rejected Insufficient proof of execution"],
    ['Teams bounced, they say "proof of execution insufficient"', "teams Rejected Insufficient proof of execution"],
    ['Teams rejected: "missing PoE"', "teams Rejected Insufficient proof of execution"],
    ["Teams rejected - “the proof has no signature”", "teams Rejected Insufficient proof of execution"],
    ["Teams got rejected, they want a better proof", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected. No proof.", "teams Rejected Insufficient proof of execution"],
    ["No proof of execution: Teams rejected", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected because of the proof", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected, the proof wasn't signed apparently", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected, signature mismatch in the PoE", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected, PoE", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected, the proof was too old", "teams Rejected Insufficient proof of execution"],
    [
      "Microsoft bounced Teams, they say the PO is older than 12 months",
      "teams Rejected Insufficient proof of execution",
    ],
    ["the Teams claim came back, PO is older than 12 months", "teams Rejected Insufficient proof of execution"],
    [
      "the Teams claim was sent back because the signature is missing",
      "teams Rejected Insufficient proof of execution",
    ],
    [
      "Microsoft sent the Teams claim back to us, the SOW isn't dated",
      "teams Rejected Insufficient proof of execution",
    ],
    ["MS sent back our Teams claim: statement of work expired", "teams Rejected Insufficient proof of execution"],
    ["They didn't accept the proof for Teams: signature missing", "teams Rejected Insufficient proof of execution"],
    ["Teams turned down: no customer acknowledgement in the proof", "teams Rejected Insufficient proof of execution"],
    ["Teams was refused because the purchase order is too old", "teams Rejected Insufficient proof of execution"],
    ["Teams at Contoso came back: proof not dated", "teams Rejected Insufficient proof of execution"],
    [
      "The Teams claim was returned to us, apparently the contract isn't valid any more",
      "teams Rejected Insufficient proof of execution",
    ],
    [
      "the Teams claim has been sent back. They say the signature is over a year old.",
      "teams Rejected Insufficient proof of execution",
    ],
    ["Teams rejected because of an outdated PO", "teams Rejected Insufficient proof of execution"],
    ["the customer came back to us about Teams, no contract", "teams"],
    // Where nothing says why, it may have come back approved, or with a question.
    ["the Teams claim came back", "teams"],
    ["Microsoft sent the Teams claim at Contoso back", "teams Partner action required"],
    ["Microsoft didn't accept Contoso's GDAP request, the contract is missing", ""],
    ["Teams rejected, customer declined", "teams Rejected Customer declined"],
    ["Teams was rejected because the client said no", "teams Rejected Customer declined"],
    ["Teams was rejected at our own request", "teams Rejected Partner request"],
    ["Teams rejected, we withdrew it", "teams Rejected Partner request"],
    ["Teams rejected, we were disassociated", "teams Rejected Disassociated"],
    ["They disassociated us", "Rejected Disassociated"],
    ["they disassociated us from Exchange on Monday", "exchange Rejected 2026-11-23 Disassociated"],
    ["the customer has disassociated us", "Rejected Disassociated"],
    ["they never disassociated us", ""],
    ["Teams rejected because we didn't respond in time", "teams Rejected No partner response"],
    ["Teams was rejected, no partner response", "teams Rejected No partner response"],
    ["Teams rejected: missing products", "teams Rejected Missing products"],
    ["Teams rejected, two products weren't listed", "teams Rejected Missing products"],
    ["Megan says Teams was rejected because the tenant ID didn't match", "teams Rejected"],
    [
      "Teams rejected, no proof, Exchange rejected, customer declined",
      "teams Rejected Insufficient proof of execution; exchange Rejected Customer declined",
    ],
    [
      "Teams approved, Exchange rejected, no proof",
      "teams Approved; exchange Rejected Insufficient proof of execution",
    ],
    // A reason that is denied, doubted, another's or about something else.
    ["Teams rejected, not because of the proof", "teams Rejected"],
    ["Teams rejected although the proof was fine", "teams Rejected"],
    ["Teams rejected, the proof wasn't the problem", "teams Rejected"],
    ["Teams rejected, we already sent the new proof", "teams Rejected"],
    ["Teams rejected, I need to send a better proof", "teams Rejected"],
    ["Teams rejected. I think the proof was missing", "teams Rejected"],
    ["Teams rejected. Maybe no proof", "teams Rejected"],
    ["Teams rejected, the customer never declined", "teams Rejected"],
    ["Teams rejected, the customer didn't decline", "teams Rejected"],
    ["Teams rejected, no answer from Microsoft why", "teams Rejected"],
    ["Teams rejected, no answer to my question", "teams Rejected"],
    ["Teams rejected, we didn't ask for that", "teams Rejected"],
    ["Teams rejected, no products were missing", "teams Rejected"],
    ["Teams rejected, customer declined or no proof", "teams Rejected"],
    ["Teams rejected, the customer refused to sign", "teams Rejected"],
    ["Teams approved, no proof needed", "teams Approved"],
    ["Teams was submitted, no answer yet", "teams Submitted"],
    // What is quoted of the state itself is nobody's word.
    ['Teams: "rejected, missing PoE"', "teams"],
    ["Teams 'was rejected', no proof", "teams"],
    ['Adele wrote "Teams was approved, not sure when"', "teams"],
    ['They say "approved" for Teams', "teams"],
    ['I heard Teams was rejected, "no proof"', "teams"],
    ['The "good" news: Teams was approved', "teams Approved"],
    ["Contoso's and Fabrikam's Teams claims were approved", "teams Approved"],
    ['Microsoft came back on Teams: "missing PoE"', "teams"],
    ["Admin asks who has to click – Teams was filed Monday", "teams Submitted 2026-11-23"],
    ["Teams is not – I repeat, not – approved", "teams"],
    ["never - approved Teams", "teams"],
  ])("why a claim was rejected: %j tells %j", (text, expected) =>
    expect(inWords(claimsTold(text, { catalogue, today }))).toBe(expected),
  );

  it.each([
    ["unlike Teams, Exchange got approved", "exchange Approved"],
    ["unlike Teams and Intune, Exchange got approved", "exchange Approved"],
    ["instead of Teams, Exchange was approved", "exchange Approved"],
    ["Exchange rather than Teams was rejected", "exchange Rejected"],
    ["the claims of Exchange and Teams were approved", "exchange Approved; teams Approved"],
    ["all workloads but Intune approved", "intune"],
    ["all of our other claims except Intune and Teams are approved", "intune"],
    ["apart from Teams, everything got approved", "teams"],
    ["Intune excepted, all approved", "intune"],
    ["Exchange or Teams was approved", "exchange"],
    ["one of Exchange and Teams was approved", "exchange"],
    ["of Exchange and Teams only Teams was approved", "exchange"],
    ["Exchange and only Teams rejected", "teams Rejected"],
    ["Exchange approved and only Teams rejected", "exchange Approved; teams Rejected"],
    ["Exchange and Teams: one approved, one rejected", "exchange"],
    ["Exchange and Teams: both approved", "exchange Approved; teams Approved"],
    ["Exchange/Teams approved/rejected", "exchange"],
    ["Exchange was rejected in error, it's approved", "exchange Approved"],
    ["Exchange approved subject to the signature", "exchange"],
    ["Exchange approved pending signature", "exchange"],
    ["Exchange submitted pending signature", "exchange Submitted"],
    ["another partner's Exchange claim was approved", "exchange"],
    ["the Exchange claim was approved for another partner", "exchange"],
    ["Contoso got 3 of 4 claims approved", ""],
    ["most of their claims were rejected", ""],
    ["Teams approved (not Intune)", "teams Approved"],
    ["Teams approved (Intune not)", "teams Approved"],
    ["Teams approved, Exchange back with questions", "teams Approved; exchange Partner action required"],
    ["Teams approved!!! just kidding", "teams"],
    ["I dreamt Teams was approved", "teams"],
    ["claim ID for Teams is CLM-10023", "teams CLM-10023"],
    ["the claim ID of the Teams claim at Contoso is CLM-10023", "teams CLM-10023"],
    ["the claim ID for Teams is not CLM-10023", "teams"],
  ])("%j fills in %j: what stands apart is told nothing of", (text, expected) =>
    expect(inWords(claimsTold(text, { catalogue, today, customer: "Contoso Ltd." }))).toBe(expected),
  );

  it("a family of workloads is the one that the customer has", () =>
    expect(
      inWords(claimsTold("the Dynamics claim is approved", { catalogue, today, recorded: ["exchange", "sales"] })),
    ).toBe("sales Approved"));

  it.each([
    [
      "Intune is submitted today",
      "Exchange and Teams also",
      "exchange Submitted 2026-11-27; teams Submitted 2026-11-27",
    ],
    ["Exchange went in on Tuesday", "Intune too but that was this morning", "intune Submitted 2026-11-27"],
    [
      "rejected, they want proof of execution",
      "the Dynamics Sales one",
      "sales Rejected Insufficient proof of execution",
    ],
    ["Teams got approved", "btw the claim I told you about was SharePoint, not Teams", "sharepoint Approved"],
    ["Teams got approved yesterday", "I meant SharePoint, not Teams", "sharepoint Approved 2026-11-26"],
    ["Teams and Exchange approved", "it was SharePoint instead of Teams", "sharepoint Approved; exchange Approved"],
    ["Teams got approved", "they use SharePoint, not Teams", "sharepoint"],
    ["Intune approved on Monday", "correct is Teams, I wrote Intune", "teams Approved 2026-11-23"],
    ["Intune approved on Monday", "I wrote Intune, correct is Teams", "teams Approved 2026-11-23"],
    ["Exchange rejected", "should be SharePoint, I mistyped", "sharepoint Rejected"],
    ["Exchange rejected", "sorry, typo: it was SharePoint", "sharepoint Rejected"],
    [
      "Exchange and Teams rejected",
      "I typed Exchange but it should have been Intune",
      "intune Rejected; teams Rejected",
    ],
    ["Exchange rejected", "I wrote rejected, correct is approved", "exchange Approved"],
    ["Exchange rejected", "SharePoint is the wrong workload for them", "sharepoint"],
    ["Exchange and Intune went in on Tuesday", "wait no, not Intune", "exchange Submitted 2026-11-24"],
    ["Intune is approved", "no, not Intune, Exchange", "exchange Approved"],
    [
      "Copilot approved, Power BI rejected",
      "rejected because the signature was missing on the proof",
      "power-bi Rejected Insufficient proof of execution",
    ],
    ["Teams was rejected on Monday", "sent it back in this morning", "teams Submitted 2026-11-27"],
    ["Teams was rejected, no proof", "resubmitted it today", "teams Submitted 2026-11-27"],
    ["Teams is submitted", "approved!! finally", "teams Approved"],
    ["do they need Teams", "they stopped using it, so drop it", "teams not-applicable"],
    ["Exchange rejected", "remove it", "exchange not-applicable"],
    ["Exchange rejected", "please take it off the list", "exchange not-applicable"],
    ["Exchange rejected", "remove that reason, it's wrong", ""],
    ["Exchange rejected", "remove that, it's wrong", ""],
    ["Exchange rejected", "drop me a mail", ""],
    ["Exchange rejected", "don't drop it", ""],
    ["Exchange rejected", "we should not remove it", ""],
    ["Teams is submitted", "thanks", ""],
    ["Exchange and Intune rejected", "only Intune though", "intune Rejected"],
    ["Exchange and Intune rejected", "just the Intune one", "intune Rejected"],
    ["Exchange and Intune rejected", "Intune only", "intune Rejected"],
    ["Exchange and Intune rejected", "no wait, it was only Intune", "intune Rejected"],
    ["Exchange approved, Intune rejected", "just the Exchange one", "exchange Approved"],
    ["Exchange approved, Intune rejected", "the Exchange one", "exchange Approved"],
    ["Exchange and Intune rejected", "not Exchange", "intune Rejected"],
    ["Exchange and Intune rejected", "actually only one of them", "Rejected"],
    ["Exchange approved and Intune rejected", "only one of them", ""],
    ["Exchange and Intune rejected", "only the first one", "exchange Rejected"],
    ["Exchange and Intune rejected", "just the second", "intune Rejected"],
    ["Rejected at Contoso", "only Intune", "intune Rejected"],
    ["Exchange and Intune rejected", "only Teams", "teams"],
    ["Exchange and Intune rejected", "not only Intune", "intune"],
    ["Exchange and Intune rejected", "maybe only Intune", "intune"],
    ["Exchange and Intune rejected", "hopefully just Intune", "intune"],
    ["Exchange and Intune rejected", "if only Intune", "intune"],
    ["Exchange and Intune rejected", "only Intune is approved", "intune Approved"],
    [
      "Exchange and Intune rejected",
      "only the Intune proof is missing",
      "intune Rejected Insufficient proof of execution",
    ],
    ["Exchange and Intune rejected", "approved I mean", "exchange Approved; intune Approved"],
    ["Exchange and Intune rejected", "it was approved I mean", "intune Approved"],
    ["Teams approved", "I mean rejected", "teams Rejected"],
    ["Teams approved", "make that rejected", "teams Rejected"],
    ["Teams approved", "rejected, I meant", "teams Rejected"],
    ["Teams approved", "no, in review, not approved", "teams Under review"],
    ["Intune rejected", "it's actually approved", "intune Approved"],
    ["Intune rejected", "it's not actually approved", "intune"],
    ["Intune rejected", "I don't mean approved", ""],
    ["Intune rejected", "same for Teams", "teams Rejected"],
    ["Intune rejected", "not the same for Teams", "teams"],
    ["Teams approved", "put it back to not done", "teams Not started"],
    ["Teams approved", "set it to not started", "teams Not started"],
    ["Teams approved", "don't set it to not started", ""],
    ["Teams approved", "put it back to open", "teams Not started"],
    ["Teams approved", "set it back to draft", "teams Draft"],
    ["Teams approved", "I need to draft the mail", ""],
    ["Teams approved today", "make that yesterday", "teams Approved 2026-11-26"],
    ["Teams approved on the 13th", "it was the 12th not the 13th", "teams Approved 2026-11-12"],
    ["Teams approved on the 13th", "the 12th, not the 13th", "teams Approved 2026-11-12"],
    ["Teams approved on Tuesday", "I said Tuesday, it was Monday", "teams Approved 2026-11-23"],
    ["Teams approved on Tuesday", "I told you Tuesday but it was Monday", "teams Approved 2026-11-23"],
    ["Teams approved on Tuesday", "sorry I got the date wrong, it was last Thursday", "teams Approved 2026-11-26"],
    ["Teams approved on Tuesday", "I said Tuesday", "teams Approved"],
    ["Teams approved on the 13th", "not the 13th but the 12th", "teams Approved 2026-11-12"],
    ["Teams approved on the 13th", "no, it wasn't on the 13th", "teams Approved"],
    ["Teams approved on Monday", "yesterday actually", "teams Approved 2026-11-26"],
    ["Teams approved on Monday", "I mean Tuesday", "teams Approved 2026-11-24"],
    ["Teams and Exchange approved on Monday", "no, Tuesday", "teams Approved 2026-11-24; exchange Approved 2026-11-24"],
    ["Teams approved on Monday, Exchange rejected", "that was yesterday", "exchange Rejected 2026-11-26"],
    ["Teams approved on Monday", "the 12th or the 13th", ""],
    ["Teams approved on Monday", "make that tomorrow", ""],
    ["Teams approved on Monday", "I'll call them on Tuesday", ""],
    ["Teams approved on Monday", "until Tuesday", ""],
    ["Teams approved on Monday", "maybe Tuesday", ""],
    ["do they need Teams", "that was yesterday", ""],
    ["Teams rejected", "they say the proof wasn't signed", "teams Rejected Insufficient proof of execution"],
    ["Teams rejected", 'Microsoft came back: "missing PoE"', "teams Rejected Insufficient proof of execution"],
    ["Teams rejected", "because the customer declined", "teams Rejected Customer declined"],
    [
      "Teams and Exchange rejected",
      "the Exchange one had no proof",
      "exchange Rejected Insufficient proof of execution",
    ],
    ["Teams approved", "the proof wasn't signed", ""],
    ["Teams rejected", "I think the proof wasn't signed", ""],
    ["Teams rejected", "not because of the proof", ""],
    ["Teams rejected", "we need a new proof", ""],
    ["Teams rejected, no proof", "approved I mean", "teams Approved"],
    ["Teams approved", "oops, rejected", "teams Rejected"],
    ["Teams approved", "should say rejected, not approved", "teams Rejected"],
    ["Teams approved", "it should be rejected", ""],
    ["Teams approved this morning", "my bad, that was yesterday", "teams Approved 2026-11-26"],
    ["Teams rejected", "PoE again", "teams Rejected Insufficient proof of execution"],
    ["Teams approved", "no it was rejected", "teams Rejected"],
    ["Teams approved", "no it wasn't rejected", "teams"],
    ["Teams approved", "no rejection so far", ""],
    ["Teams approved", "the date should be 12 Nov", "teams Approved 2026-11-12"],
    ["Teams approved", "the 12th was when it was submitted", ""],
    ["Teams rejected", "it was the customer who declined", "teams Rejected Customer declined"],
    ["Teams approved", "not approved", "teams"],
    ["Teams was filed on Tuesday", "sorry, wrong, that was Monday", "teams Submitted 2026-11-23"],
    ["Teams approved", "sorry, it wasn't approved after all", "teams"],
    ["Teams approved", "I'm not sure it was approved", ""],
  ])("after %j, %j tells %j", (first, then, expected) => {
    const known = { catalogue, today };
    expect(inWords(claimsTold(then, known, claimsTold(first, known)))).toBe(expected);
  });
});

it.each([
  [
    "of the only claim that is rejected",
    { teams: "Rejected" },
    "the proof wasn't signed, I'll resubmit by Friday",
    "teams Rejected Insufficient proof of execution",
  ],
  [
    "of the one that is named",
    { teams: "Rejected", intune: "Rejected" },
    "Intune: the proof wasn't signed",
    "intune Rejected Insufficient proof of execution",
  ],
  ["of none where two are", { teams: "Rejected", intune: "Rejected" }, "the proof wasn't signed", ""],
  ["of none where none is", { teams: "Approved" }, "the proof wasn't signed", ""],
  ["of none where it is doubted", { teams: "Rejected" }, "maybe the proof wasn't signed", ""],
  ["of none where two are given", { teams: "Rejected" }, "no proof, customer declined", ""],
  [
    "of none where it says what became of it",
    { teams: "Rejected" },
    "Teams: proof wasn't signed, submitted again",
    "teams Submitted",
  ],
] as const)("a reason is told %s", (_, recorded, text, expected) => {
  const claims = Object.entries(recorded).map(([workload, stands]) => aClaim({ workload, status: stands }));
  expect(inWords(rejectedFor(text, claimsTold(text, { catalogue, today }), claims, catalogue))).toBe(expected);
});

describe("what is told of no workload by its name is of", () => {
  it.each([
    ["the only claim that is open", "Approved", { intune: "Rejected", exchange: "Approved" }, "intune Approved"],
    ["the only one there is", "Submitted", { intune: "Rejected" }, "intune Submitted"],
    ["none where two are open", "Approved", { intune: "Rejected", exchange: "Submitted" }, "Approved"],
    ["none where one of two stands there", "Rejected", { intune: "Rejected", exchange: "Submitted" }, "Rejected"],
    ["the only one, where it stands there already", "Rejected", { intune: "Rejected" }, "intune Rejected"],
    ["none where the only one is not submitted", "Rejected", { intune: "Draft" }, "Rejected"],
    ["none where the only one is not started", "Rejected final", { intune: "Not started" }, "Rejected final"],
    ["none where all stand there already", "Approved", { intune: "Approved" }, "Approved"],
    ["none where there is none", "Approved", {}, "Approved"],
  ] as const)("%s", (_, status, recorded, expected) => {
    const claims = Object.entries(recorded).map(([workload, stands]) => aClaim({ workload, status: stands }));
    expect(inWords([ofOnlyClaim({ ...unnamed, status }, claims, catalogue)])).toBe(expected);
  });
});

describe("of whole sentences with a reason or a request", () => {
  const toldBy = (text: string) => inWords(claimsTold(plainlyStated(text), { catalogue, today }));

  it.each([
    [
      "submitted claims for Exchange, Teams and SharePoint at Contoso yesterday",
      "exchange Submitted 2026-11-26; teams Submitted 2026-11-26; sharepoint Submitted 2026-11-26",
    ],
    ["submitted Teams, Exchange yesterday", "teams Submitted 2026-11-26; exchange Submitted 2026-11-26"],
    ["Teams submitted, Exchange yesterday", "teams Submitted; exchange Submitted 2026-11-26"],
    [
      "I told you last week that Intune was rejected for good. That was my mistake, I filed the dispute today.",
      "Dispute 2026-11-27",
    ],
    ["Teams was rejected. That was my mistake, I didn't attach the proof", "teams Rejected"],
    [
      "It wasn't the Intune claim at Contoso that was approved but the SharePoint one, I mixed the two up.",
      "sharepoint Approved",
    ],
    ["The Intune claim was not approved on the 12th but on the 20th of November.", "intune Approved 2026-11-20"],
    ["They bought Copilot in May; there's no claim for it yet.", "m365-copilot Not started"],
    [
      "Microsoft asked on Monday for a signed statement of work for Intune, by when do I have to send it?",
      "intune Partner action required 2026-11-23",
    ],
    [
      "To be exact it's SharePoint that was submitted, and Teams is still a draft.",
      "sharepoint Submitted; teams Draft",
    ],
    ["The Intune claim isn't rejected, Microsoft only wants a newer proof", "intune Partner action required"],
    [
      "Microsoft accepted our dispute for Intune, so I assume that we don't have to do anything else, do we?",
      "intune Approved",
    ],
    ["Since Thursday the Intune claim is finally with Microsoft", "intune Submitted 2026-11-26"],
    ["The Intune claim was discussed with Microsoft", "intune"],
    ["I said yes to the customer, but the Intune claim isn't submitted", "intune"],
    ["Microsoft said yes to the Intune claim", "intune Approved"],
    ["As the new owner I went through everything, the Intune part too", "intune"],
    ["We got through all of the Intune questions", "intune"],
    ["The Intune claim went through on Monday", "intune Approved 2026-11-23"],
  ])("%j tells %j", (text, told) => expect(toldBy(text)).toBe(told));

  it.each([
    [
      "I submitted Copilot as promised, and it already shows as approved, which was quicker than I expected.",
      "Approved",
    ],
    ["We sent in the Copilot claim on Monday, and to my surprise it has been approved in the meantime.", "Approved"],
    ["I disputed the rejection of the Copilot claim, and Microsoft has now accepted it.", "Approved"],
    ["I handed in the claim for Copilot in May and have just seen that it is approved by now.", "Approved"],
    ["I entered the Copilot claim and it went straight through, so it can be marked as approved.", "Approved"],
    ["The Copilot claim was rejected first, but after I had sent the proof it has been approved.", "Approved"],
    ["I filed Copilot, but unfortunately it came back rejected.", "Rejected"],
    ["Microsoft has rejected our dispute over Copilot.", "Rejected final"],
    ["I submitted Copilot, and in the meantime Microsoft has started its review.", "Under review"],
    ["They said yes to our being their partner for Copilot, so the claim went in.", "Submitted"],
    ["I had hoped that Copilot would be approved by now, but it still shows as submitted.", "Submitted"],
    ["I submitted Copilot, and I expect it to be approved next week. Could you please update it?", "Submitted"],
    ["I submitted Copilot, which may be approved soon, I believe.", "Submitted"],
    ["The Copilot claim was approved, although it was rejected first.", "Approved"],
    ["I will submit Copilot tomorrow, and I hope that it will be approved before Christmas.", ""],
  ])("%j: what came last, %j", (text, status) =>
    expect(toldBy(text).replace(/ 20\S+/, "")).toBe(`m365-copilot ${status}`.trim()),
  );

  it.each([
    ["The dispute for Contoso's Defender claim was filed on 24 November.", "Defender Dispute 2026-11-24"],
    ["Our dispute of the Intune claim went in on Monday", "intune Dispute 2026-11-23"],
    ["our appeal against the rejection of Intune has been submitted", "intune Dispute"],
    ["The dispute over Contoso's Intune claim was rejected on 24 November.", "intune Rejected final 2026-11-24"],
    ["Our appeal against the rejection of the Intune claim was successful", "intune Approved"],
    ["the dispute about Intune at Contoso was won yesterday", "intune Approved 2026-11-26"],
    ["The dispute is done, I submitted Teams again", "teams Submitted"],
    ["Adele asked me to pass on that the Copilot claim was submitted on Monday", "m365-copilot Submitted 2026-11-23"],
    ["My colleague has asked me to let you know that the Teams claim was rejected", "teams Rejected"],
    ["Adele asked me to submit Teams", "teams"],
    ["Contoso no longer uses SharePoint since they moved everything to Google", "sharepoint not-applicable"],
    [
      "They no longer use SharePoint since they moved to Google in October, and therefore I think that our claim for it will not count for much longer.",
      "sharepoint not-applicable",
    ],
    ["They stopped using Exchange as they went to Google", "exchange not-applicable"],
    ["Contoso no longer needs Teams", "teams not-applicable"],
    ["The customer no longer has anything but Exchange", "exchange"],
    ["The Teams claim: approved, or so I was told.", "teams"],
    ["As of last Friday Contoso has replaced Intune by another product", "intune not-applicable 2026-11-20"],
    ["They replaced Teams with Slack in October", "teams not-applicable"],
    ["we replaced the Teams proof with a signed one", "teams"],
    ["Teams was approved last month", "teams Approved"],
    ["Teams was approved two months ago", "teams Approved"],
    ["Teams: the claim we made for it last year is still approved, though", "teams Approved"],
    ["Teams was approved last Monday", "teams Approved 2026-11-23"],
    ["Teams was approved two weeks ago", "teams Approved 2026-11-13"],
    ["Teams rejected - wrong sub id on poe. redo tmrw", "teams Rejected Insufficient proof of execution"],
    ["I reckon Teams was approved", "teams"],
    ["Teams prob approved", "teams"],
  ])("%j: %j", (text, told) => expect(toldBy(text)).toBe(told));

  it.each([
    ["They asked us to roll out Teams from January. Could you please add it to their list as not started yet?", true],
    ["Teams begins in February, so there will be a claim for it. Could you add it as not started?", true],
    ["We roll out Teams in March, so please create a claim with the status not started.", true],
    ["They have ordered Teams, and the claim still has to be made. Could you put it on the list?", true],
    ["In January we begin with Teams, so a claim will be necessary. Please add it, not started for now.", true],
    ["We start with Teams in February. Nothing has been submitted yet.", true],
    ["They would like to have Teams next spring; please open a claim for it which isn't started yet.", true],
    ["They asked us whether Teams would make sense for them.", false],
  ])("%j: not started %j", (text, isTold) => expect(toldBy(text)).toBe(isTold ? "teams Not started" : "teams"));

  it.each([
    [
      "the Exchange association was removed last Friday because the customer named another partner",
      "2026-11-20 Customer declined",
    ],
    ["our association for Exchange was ended by Microsoft yesterday", "2026-11-26"],
    ["we have been disassociated from Exchange, because the customer asked for it", "Customer declined"],
    ["according to Partner Center we are no longer associated for Exchange", ""],
    ["we lost the Exchange association", ""],
    ["Microsoft has removed our Exchange claim, because the customer declined it", "Customer declined"],
    ["the Exchange association was cancelled at the customer's request", "Customer declined"],
  ])("%j: lost %j", (text, more) => expect(toldBy(text)).toBe(`exchange Rejected ${more}`.trim()));

  it.each([
    ["Microsoft may remove the Exchange association"],
    ["we removed the Exchange association from the list"],
    ["I'm afraid that the Exchange association will be removed"],
  ])("%j: nothing lost", (text) => expect(toldBy(text)).toBe("exchange"));

  it.each([
    [
      "The rejection was justified, because another partner did the Intune project there.",
      "Another partner did the Intune project there",
    ],
    [
      "They have decided to stay with their previous partner for Intune.",
      "They have decided to stay with their previous partner for Intune",
    ],
    [
      "They want to stay with their existing partner for Intune, so we will let the claim rest.",
      "They want to stay with their existing partner for Intune",
    ],
    [
      "The Intune project was done by a competitor, which is why our claim was rejected.",
      "The Intune project was done by a competitor",
    ],
    [
      "They keep their old partner for Intune, so we will not dispute the rejection.",
      "They keep their old partner for Intune",
    ],
    [
      "A different partner looks after Intune there, so that isn't ours to claim.",
      "A different partner looks after Intune there",
    ],
    ["Another partner claims to have done the Intune project, but that isn't true.", undefined],
    ["They might go with another partner for Intune, but they have not decided yet.", undefined],
    ["I don't know whether another partner did the Intune project.", undefined],
    ["No other partner did the Intune project.", undefined],
    ["They let me know that a different provider has taken over Intune.", "A different provider has taken over Intune"],
  ])("%j: another partner's, in their words %j", (text, note) => {
    const [told] = claimsTold(plainlyStated(text), { catalogue, today });
    expect([told?.workload?.id, told?.scope, told?.note]).toEqual(["intune", note && "other-partner", note]);
  });

  it.each([
    ["They have decided not to go ahead with Teams.", "teams not-applicable"],
    ["The customer has decided against Teams.", "teams not-applicable"],
    ["They chose not to buy Teams after all.", "teams not-applicable"],
    ["They won't be doing Teams after all.", "teams not-applicable"],
    ["The customer won't be introducing Teams.", "teams not-applicable"],
    ["They are not going ahead with Teams.", "teams not-applicable"],
    // It may come, or it is ours to decide.
    ["They have decided not to go ahead with Teams this year.", "teams"],
    ["They have not decided against Teams.", "teams"],
    ["We have decided not to go ahead with Teams.", "teams"],
    ["They may decide against Teams.", "teams"],
    // Taken back.
    ["I said that they do not use Teams, but in fact they moved to it in October.", ""],
    ["I told you that Teams was approved, but that was wrong: it was rejected.", "teams Rejected"],
    ["I noted Teams as approved, I was wrong, it is still under review", "teams Under review"],
    ["Teams was rejected and the decision is final only after the dispute", "teams Rejected"],
    ["I wrote that Teams was approved, but actually it is still under review.", "Under review"],
    // Made, or not yet.
    [
      "They moved to Teams last month and I made the claim for it in Partner Center yesterday.",
      "teams Submitted 2026-11-26",
    ],
    [
      "I resubmitted Teams this morning. Could you please note that it is in review again?",
      "teams Submitted 2026-11-27",
    ],
    ["I resubmitted Teams on Monday, and since today it is in review.", "teams Under review 2026-11-27"],
    ["I have entered our claim for Teams today.", "teams Submitted 2026-11-27"],
    ["I have not made the claim for Teams.", "teams"],
    ["I will have made the claim for Teams by Friday.", "teams"],
    ["I put in the Teams claim as a draft.", "teams Draft"],
    ["We made a mistake in the Teams claim.", "teams"],
    ["We entered a wrong date in the Teams claim.", "teams"],
    ["I made a note about the Teams claim.", "teams"],
    ["I made the new Teams claim yesterday.", "teams Submitted 2026-11-26"],
    ["Megan isn't doing Teams any more.", "teams"],
    ["My colleague is not doing Teams.", "teams"],
    ["Please update it, because Microsoft approved the Teams claim yesterday.", "teams Approved 2026-11-26"],
    ["Teams was approved on Monday, and the customer has now bought Exchange too.", "teams Approved 2026-11-23"],
    ["The Teams claim is not started, and the customer has now bought the licences.", "teams Not started"],
    ["They moved to Teams, but nobody has ever submitted a claim for it.", "teams Not started"],
    ["They started to use Teams, I have not submitted a claim for it yet.", "teams Not started"],
    ["They started to use Teams and we haven't made any claim for it so far.", "teams Not started"],
    [
      "I uploaded the signed version for Teams, so could you please note that it is under review again?",
      "teams Under review",
    ],
    [
      "Teams was rejected because the customer had already confirmed another partner.",
      "teams Rejected Customer declined",
    ],
  ])("%j: %s", (text, told) => expect(inWords(claimsTold(plainlyStated(text), { catalogue, today }))).toBe(told));

  it.each([
    ["Somebody else did Teams before us", "teams"],
    ["another partner did Teams before us", "teams"],
    ["one of our competitors did the rollout of Teams last year but now we do", "teams"],
    ["somebody else runs Teams there, a colleague of mine", "teams"],
    ["the customer wants to stay with their old partner for Teams but we are still talking", "teams"],
    ["Teams is with another partner, but now we do it", "teams"],
    ["a new company handles Teams, which is us", "teams"],
    // And what is plainly another's.
    ["one of our competitors did the rollout of Teams", "teams other-partner"],
    ["the customer wants to stay with their old partner for Teams", "teams other-partner"],
  ])("%j: another partner's where it cannot be ours, %j", (text, told) => expect(toldBy(text)).toBe(told));

  it.each([
    ["I submitted Teams because somebody else did Intune", "teams Submitted"],
    ["I submitted Teams because another partner did Intune", "teams Submitted; intune other-partner"],
    ["we didn't do the Teams rollout, another partner did", "teams other-partner"],
    ["they don't use Teams, and another partner did SharePoint", "teams not-applicable; sharepoint other-partner"],
    ["they started with Exchange and Intune this week, no claims yet", "exchange Not started; intune Not started"],
    ["we do Teams there, no claims yet", "teams Not started"],
    ["a competitor contested our claim yesterday, please keep an eye on that for me", "competing"],
    ["nobody has contested our claim", ""],
    ["the Exchange claim went in last night, so you can mark it as submitted", "exchange Submitted 2026-11-26"],
    [
      "both claims were approved this week, Teams on Tuesday and Exchange today",
      "teams Approved 2026-11-24; exchange Approved 2026-11-27",
    ],
    [
      "they asked us to withdraw the Teams claim, since they'd like to work with their old partner. I withdrew it today",
      "teams Rejected 2026-11-27 Partner request",
    ],
    ["we do Exchange and Intune there. I haven't claimed either of them.", "exchange Not started; intune Not started"],
    ["CPOR is claimed for all workloads", ""],
    ["Microsoft sent our Teams claim back yesterday", "teams Partner action required 2026-11-26"],
    ["Microsoft returned our claim with more questions", ""],
    ["we sent our Teams claim back to Microsoft", "teams"],
    ["they're moving to another partner for Teams at the end of the year", "teams"],
    ["they moved to another partner for Teams", "teams other-partner"],
    ["Teams was approved, but nothing was submitted for Intune", "teams Approved"],
    ["Nothing submitted for Teams", "teams"],
    ["Teams was submitted, and none of it was easy", "teams Submitted"],
    ["Microsoft approved Teams, and the customer disassociated us", "teams Rejected Disassociated"],
    ["Teams was approved, because the association was cancelled before", "teams Approved"],
    ["Microsoft approved Teams, and the customer was happy", "teams Approved"],
  ])("%j: of each what is said of it, %j", (text, told) => expect(toldBy(text)).toBe(told));

  it.each([
    ["I uploaded the signed statement of work they were asking for", true],
    ["I sent Microsoft the missing document this morning", true],
    ["I answered Microsoft's questions and attached the signed form", true],
    ["I have replaced the statement of work by the signed one", true],
    ["our engineer has uploaded the proof of execution today, so it is back with Microsoft", true],
    ["they sent me the signed document, and I have put it into Partner Center just now", true],
    ["I was able to provide what Microsoft needed and the claim is with them again", true],
    ["I will upload the signed statement of work tomorrow", false],
    ["I still have to upload the document", false],
    ["I replied to Microsoft that we need more time", false],
    ["I got back to Microsoft to ask for an extension", false],
    ["We responded to Microsoft Defender alerts", false],
    ["I replied to Microsoft this morning", true],
    ["The customer sent the signed copy today", false],
    ["Contoso sent the signed version to me", false],
    ["I sent the signed version today", true],
    ["I uploaded the statement of work to our own SharePoint", false],
  ])("%j: handed in %j", (text, isIn) => {
    const said = plainlyStated(text);
    const claims = [
      aClaim({ workload: "teams-phone", status: "Partner action required" }),
      aClaim({ workload: "exchange" }),
    ];
    const [told] = handedIn(said, claimsTold(said, { catalogue, today }), claims, { catalogue, today });
    expect(told?.status === "Submitted" && told.workload?.id === "teams-phone").toBe(isIn);
  });

  it.each<[string, "Rejected" | "Submitted", string]>([
    ["I've resubmitted it this morning, so that's pending with Microsoft now", "Rejected", "Submitted"],
    ["Exchange resubmitted, pending with ms", "Rejected", "Submitted"],
    ["Exchange is under review again", "Rejected", "Under review"],
    ["I submitted Exchange last week, it is under review now", "Submitted", "Under review"],
  ])("%j of a claim that is %s is %s", (text, status, becomes) => {
    const said = plainlyStated(text);
    const claims = [aClaim({ workload: "exchange", status }), aClaim({ workload: "teams", status: "Approved" })];
    const [told] = submittedAgain(said, claimsTold(said, { catalogue, today }), claims);
    expect(told?.status).toBe(becomes);
  });

  it.each([
    "our disputes for Exchange and Teams are filed",
    "the disputes for Exchange and Teams were submitted yesterday",
  ])("%j is in dispute, and no new claim", (text) => {
    const told = claimsTold(plainlyStated(text), { catalogue, today });
    expect(told.map(({ status }) => status)).toEqual(["Dispute", "Dispute"]);
  });

  it("that another partner has it is told of the only claim that isn't approved", () => {
    const claims = [
      aClaim({ workload: "intune", status: "Rejected" }),
      aClaim({ workload: "exchange", status: "Approved" }),
    ];
    const told = ofOnlyClaim({ ...unnamed, scope: "other-partner" }, claims, catalogue);
    expect(told.workload?.id).toBe("intune");
  });

  it.each([
    ["Microsoft answered the Fabrikam claim", "intune"],
    ["MS finally replied to our claim", "intune"],
    ["The answer to our Intune claim is here", "intune"],
    ["Microsoft hasn't answered the Fabrikam claim yet", undefined],
    ["We answered the mail about the claim", undefined],
  ])("%j is of the only claim that isn't approved, %j", (text, workload) => {
    const claims = [
      aClaim({ workload: "intune", status: "Submitted" }),
      aClaim({ workload: "exchange", status: "Approved" }),
    ];
    expect(answeredBy(text, claims, catalogue)[0]?.workload?.id).toBe(workload);
  });

  it("what another partner contests is the only claim that is with Microsoft or approved", () => {
    const claims = [
      aClaim({ workload: "intune", status: "Not started" }),
      aClaim({ workload: "exchange", status: "Approved" }),
    ];
    const told = ofOnlyClaim({ ...unnamed, competing: true }, claims, catalogue);
    expect(told.workload?.id).toBe("exchange");
  });

  it.each([
    ["oh sorry, that number was for something else. it's CPOR-0048231", true],
    ["Sorry, I gave you the wrong claim number, it should be CPOR-0048231.", true],
    ["the ID is CPOR-0048231, not CPOR-0048213", true],
    ["No wait, CPOR-0048231.", true],
    ["The claim number is CPOR-0048231, by the way.", true],
    ["could you please correct the claim ID to CPOR-0048231?", true],
    ["not CPOR-0048231", false],
    ["CPOR-0048231 is the one for Exchange", false],
    ["what is CPOR-0048231?", false],
  ])("after a claim, %j is its ID %j", (text, isIts) => {
    const before = claimsTold("submitted Copilot yesterday, claim ID CPOR-0048213", { catalogue, today });
    const [told] = claimsTold(plainlyStated(text), { catalogue, today }, before);
    expect(told?.claimId === "CPOR-0048231" && told.status === "Submitted").toBe(isIts);
  });
});

describe("a day beside what became of a claim", () => {
  it.each([
    ["exchange rejected - missing poe, resubmitting tue", "exchange Rejected Insufficient proof of execution"],
    ["exchange rejected, we resubmit on monday", "exchange Rejected"],
    ["Exchange was rejected, we are disputing it on Monday", "exchange Rejected"],
    ["exchange rejected, appealing wed", "exchange Rejected"],
    ["exchange rejected, back in on tuesday", "exchange Rejected"],
    ["exchange rejected, resubmission on Tuesday", "exchange Rejected"],
    ["exchange approved, telling the customer on Tuesday", "exchange Approved"],
    ["Exchange rejected on Monday, resubmitting Tue", "exchange Rejected 2026-11-23"],
    ["rejected last tue, resubmitting this tue", "Rejected 2026-11-24"],
    ["exchange rejected, I got the mail on Tuesday", "exchange Rejected 2026-11-24"],
    ["exchange submitted last week", "exchange Submitted"],
    ["exchange submitted last week Tuesday", "exchange Submitted 2026-11-17"],
  ])("of %j is what happened then, not what is planned: %j", (text, told) =>
    expect(inWords(claimsTold(plainlyStated(text), { catalogue, today }))).toBe(told),
  );
});

describe("short forms", () => {
  it.each([
    ["teams phone submitted ystd", "teams-phone Submitted 2026-11-26"],
    ["teams phone submitted yest", "teams-phone Submitted 2026-11-26"],
    ["teams submitted tmrw", "teams"],
    ["copilot subm mon, no reply yet", "m365-copilot Submitted 2026-11-23"],
    ["copilot subm'd mon", "m365-copilot Submitted 2026-11-23"],
    ["copilot disp fri", "m365-copilot Dispute 2026-11-20"],
    ["copilot appr tue", "m365-copilot Approved 2026-11-24"],
    ["intune rej'd yest, no proof", "intune Rejected 2026-11-26 Insufficient proof of execution"],
    ["copilot resub ystd", "m365-copilot Submitted 2026-11-26"],
    ["intune rej mon, resubm tue", "intune Rejected 2026-11-23"],
    ["teams: in rev since mon", "teams Under review 2026-11-23"],
    ["teams w/ msft now", "teams Under review 2026-11-27"],
    ["exchange submitted this am", "exchange Submitted 2026-11-27"],
    // No states.
    ["the disp for teams", "teams"],
    ["we have a subm deadline tmrw for teams", "teams"],
    ["appr 3 weeks for teams", "teams"],
    ["working w/ msft now on teams", "teams"],
  ])("of %j tell %j", (text, told) =>
    expect(inWords(claimsTold(plainlyStated(text), { catalogue, today }))).toBe(told),
  );
});

describe("a claim ID", () => {
  it.each([
    ["we disputed the rejection this morning, CLM-900100, with the signed letter attached", "CLM-900100"],
    ["Teams submitted yesterday (CLM-204417)", "CLM-204417"],
    ["we submitted Teams under CPOR-204417 yesterday", "CPOR-204417"],
    ["Teams submitted today, our reference is CPOR-2291047", "CPOR-2291047"],
    ["Teams submitted, case number 4471902", "4471902"],
    ["Exchange went in this morning, the number is 4471902", "4471902"],
    ["Exchange went in, ref. no. 4471902", "4471902"],
    ["the Exchange claim (no. 4471902) was approved", "4471902"],
    ["Intune submitted, Partner Center gave it the ID C-900100", "C-900100"],
    ["Exchange submitted, partner ID 5120044", undefined],
    ["Exchange submitted, customer number 5120044", undefined],
    ["Exchange approved, our invoice INV-30021", undefined],
    ["Exchange submitted with SOW-2026-11", undefined],
    ["Exchange submitted for 250 seats", undefined],
    ["Intune disputed, CLM-100, CLM-200", undefined],
  ])("in %j is %j", (text, claimId) => {
    const [told] = claimsTold(plainlyStated(text), { catalogue, today });
    expect(told?.claimId).toBe(claimId);
  });

  it("tells of which of several claims it is", () => {
    const claims = [
      aClaim({ workload: "intune", status: "Dispute", claimId: "CLM-900100" }),
      aClaim({ workload: "exchange", status: "Submitted" }),
    ];
    const [told = unnamed] = claimsTold("CLM-900100 was approved", { catalogue, today });
    expect(ofOnlyClaim(told, claims, catalogue).workload?.id).toBe("intune");
  });
});

describe("a claim that we took back, or that nobody made", () => {
  it.each([
    ["we withdrew the Exchange claim", "exchange Rejected Partner request"],
    ["I withdrew our claim for Exchange on Monday", "exchange Rejected 2026-11-23 Partner request"],
    ["pulled the Teams claim yesterday", "teams Rejected 2026-11-26 Partner request"],
    ["we have withdrawn our claim for Teams", "teams Rejected Partner request"],
    [
      "We have withdrawn our claim for Teams, as it had been submitted for the wrong tenant",
      "teams Rejected Partner request",
    ],
    ["the Exchange claim was withdrawn", "exchange Rejected"],
    ["the Exchange claim was withdrawn by us", "exchange Rejected Partner request"],
    ["Microsoft withdrew the Exchange claim", "exchange Rejected"],
    ["we withdrew the Exchange claim before it was submitted", "exchange"],
    ["we will withdraw the Exchange claim", "exchange"],
    ["we never withdrew the Exchange claim", "exchange"],
    ["the customer pulled the Exchange project", "exchange"],
    ["as far as I know nobody ever submitted a claim for Exchange", "exchange Not started"],
    ["no claim was ever submitted for Exchange", "exchange Not started"],
    ["there never was a claim for Exchange", "exchange Not started"],
    ["as far as I know Exchange was approved", "exchange"],
  ])("%j: %j", (text, told) => expect(inWords(claimsTold(plainlyStated(text), { catalogue, today }))).toBe(told));
});

describe("a condition", () => {
  it.each([
    ["if Megan agrees, Exchange is approved", "exchange"],
    ["Exchange is approved if Megan agrees", "exchange"],
    ["provided that they sign, Exchange is submitted", "exchange"],
    ["as soon as they sign, the Exchange claim is in", "exchange"],
    ["Exchange rejected. If they sign, we resubmit on Monday", "exchange Rejected"],
    ["Exchange was approved, in case you didn't know", "exchange Approved"],
    ["Exchange was submitted today; if you need more, ask Isaiah", "exchange Submitted 2026-11-27"],
  ])("is no fact, and a courtesy no condition: %j tells %j", (text, told) =>
    expect(inWords(claimsTold(plainlyStated(text), { catalogue, today }))).toBe(told),
  );
});

describe("words of the hurried and of those who write English as a second language", () => {
  it.each([
    [
      "sent the Intune and Teams claims yesterday, waiting for Microsoft now",
      "intune Submitted 2026-11-26; teams Submitted 2026-11-26",
    ],
    ["they signed it, just uploaded it with the claim for Exchange", "exchange Submitted"],
    ["sent the claim form for Teams to the customer", "teams"],
    ["submitted sales for Contoso on wednesday", "sales Submitted 2026-11-25"],
    [
      "The claim got rejected, says the proof is missing?? what do they want from me",
      "Rejected Insufficient proof of execution",
    ],
    ["they moved off Power BI in summer", "power-bi not-applicable"],
    ["we moved off Power BI in summer", "power-bi"],
    [
      "they signed it, I sent both claims for Intune and Defender in this morning",
      "intune Submitted 2026-11-27; Defender Submitted 2026-11-27",
    ],
    ["southridge copilot in as of mon", "m365-copilot Submitted 2026-11-23"],
    ["Teams was submitted on Monday, haven't heard back yet", "teams Submitted 2026-11-23"],
    ["We filed Exchange on Monday and still nothing from Microsoft", "exchange Submitted 2026-11-23"],
    ["Teams went in last week, we're waiting to hear back", "teams Submitted"],
    ["exch appr'd ystd", "exchange Approved 2026-11-26"],
    ["we did send the dispute for Intune on monday", "intune Dispute 2026-11-23"],
    ["they signed it at last, so the dispute for Intune went off this afternoon", "intune Dispute 2026-11-27"],
    ["they use also SharePoint, the claim I have given in on 20 november", "sharepoint Submitted 2026-11-20"],
    ["the association for Exchange has been terminated by the customer on 20 November", "exchange Rejected 2026-11-20"],
    ["the Exchange claim is definitive rejected", "exchange Rejected"],
    ["copilot in use as of monday", "m365-copilot"],
    // A dispute of another partner is none of ours.
    ["Another partner has disputed our SharePoint claim for Contoso.", "sharepoint competing"],
    ["Somebody from another partner has disputed our Teams claim. What's the deadline?", "teams competing"],
    ["our Intune claim was contested by a competitor", "intune competing"],
    ["another partner also claims Teams there", "teams competing"],
    ["there is a competing claim for Intune", "intune competing"],
    ["another partner has the Teams claim", "teams other-partner"],
    ["another partner already claimed teams, we're disputing it", "teams Dispute"],
    ["Exchange was rejected, we are disputing it on Monday", "exchange Rejected"],
    ["the intune claim isn't approved, only submitted", "intune Submitted"],
    ["that was wrong, the claim is only submitted, not approved", "Submitted"],
    ["Sorry, what I said about Contoso was wrong, their Teams claim is only a draft", "teams Draft"],
    ["I was wrong about Contoso: the Intune claim was rejected", "intune Rejected"],
    ["Intune at Contoso: draft", "intune Draft"],
    ["the Intune claim is draft.", "intune Draft"],
    ["Send Karin at Contoso the Intune draft.", "intune"],
    // Which workload it is of, the form takes from the whole message.
    ["I told you yesterday that the Teams claim was submitted. It's only a draft, I'm waiting for the form.", "Draft"],
    ["We said that the claim was approved. It is still under review.", "Under review"],
    ["I made a mistake: the approved Teams claim was for Contoso, not for Fabrikam.", "teams Approved"],
    [
      "Sorry, I mixed something up earlier: it's Contoso where the Teams claim has been submitted, not Fabrikam.",
      "teams Submitted",
    ],
    ["I submitted the CPOR claim for Contoso this morning, Teams workload.", "teams Submitted 2026-11-27"],
    ["from microsoft I got that an extra action is needed for Teams, so approved it is certainly not yet", "teams"],
  ])("%j: %j", (text, told) => expect(inWords(claimsTold(plainlyStated(text), { catalogue, today }))).toBe(told));

  it.each([
    ["docs sent this morning", true],
    ["The documentation requested by Microsoft for Fabrikam was provided yesterday", true],
    ["I have uploaded the documents what Microsoft wanted", true],
    ["docs sent to the customer this morning", false],
    ["the documents were sent by the customer", false],
    ["docs not sent yet", false],
    ["The Fabrikam claim has been answered, Microsoft has everything now", true],
    ["The Fabrikam docs are uploaded", true],
    ["Fabrikam: Microsoft got what they wanted", true],
    ["MS has all the requested documents for Fabrikam", true],
    ["Microsoft has everything in its portal moved", false],
    ["Fabrikam uploaded the docs", false],
    ["The claim at Fabrikam Inc was answered by Microsoft", false],
    ["Microsoft does not have everything yet", false],
    ["The claim was answered", true],
    ["The claim was answered this morning by Megan", true],
    ["The claim was answered by Microsoft", false],
    ["The claim has been answered this morning by the review team", false],
    ["The claim was answered by them", false],
    ["The claim was answered with a rejection", false],
  ])("%j: handed in %j", (text, isIn) => {
    const said = plainlyStated(text);
    const claims = [aClaim({ workload: "teams-phone", status: "Partner action required" })];
    const [told] = handedIn(said, claimsTold(said, { catalogue, today }), claims, { catalogue, today });
    expect(told?.status === "Submitted").toBe(isIn);
  });
});

it.each([
  ["Contoso now has Exchange too", true],
  ["Contoso also uses Intune now", true],
  ["We do Power BI there as well", true],
  ["Contoso now has Exchange with Insight", false],
  ["Contoso now has Exchange spam", false],
  ["Contoso uses less SharePoint now", false],
  ["Contoso has asked about Power BI too", false],
  ["We migrated their Exchange to Google", false],
  ["I handle the Power BI questions at Contoso", false],
])("%j is of work that begins: %j", (text, isSo) => expect(isNewWork(text)).toBe(isSo));
