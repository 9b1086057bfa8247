/** Every sample of the gallery: made by the real views from believable facts, so that no sample can drift from them. */
import { utc } from "../domain/customers.ts";
import { addForm } from "../../src/cards/forms/add.ts";
import { againView } from "../../src/cards/messages/reconfirm.ts";
import { assignForm } from "../../src/cards/forms/assign.ts";
import { byOwnerView } from "../../src/cards/gaps/by-owner.ts";
import { checklistView } from "../../src/cards/messages/checklist.ts";
import { chooseCustomer, choosePerson, optionsView, type Options } from "../../src/cards/forms/choose.ts";
import { customerView } from "../../src/cards/customer/customer.ts";
import { customerLengths } from "../../src/cards/customer/facts.ts";
import { deadlinesFacts } from "../../src/cards/messages/deadlines.ts";
import { digestLengths, digestView } from "../../src/cards/messages/digest.ts";
import { givenBackFacts, notMineForm } from "../../src/cards/messages/given-back.ts";
import { mailNotice } from "../../src/cards/customer/mail.ts";
import { managerNotice } from "../../src/cards/messages/manager-notices.ts";
import { gapsView } from "../../src/cards/gaps/gaps.ts";
import { goodNewsView } from "../../src/cards/gaps/good-news.ts";
import { notesForm } from "../../src/cards/forms/notes.ts";
import { awayForm, handoverForm, snoozeAllForm, snoozeForm } from "../../src/cards/forms/absence.ts";
import { formView, type FormFacts } from "../../src/cards/forms/form.ts";
import { whichCustomerForm } from "../../src/cards/forms/which-customer.ts";
import { settingsForm } from "../../src/cards/forms/settings.ts";
import { guessesOf, youWrote } from "../../src/cards/forms/guesses.ts";
import { helpView } from "../../src/cards/organization/help.ts";
import { columnLengths, columnsForm, importQuestion } from "../../src/cards/forms/import-question.ts";
import { importLengths, importSummaryView } from "../../src/cards/organization/import-summary.ts";
import { listView } from "../../src/cards/kit/list.ts";
import { noticeView } from "../../src/cards/kit/notice.ts";
import { memoForm } from "../../src/cards/forms/memo.ts";
import { memoFacts, memoListView } from "../../src/cards/messages/memo.ts";
import { onboardingView } from "../../src/cards/customer/onboarding.ts";
import { press } from "../../src/cards/kit/actions.ts";
import { claimListView } from "../../src/cards/gaps/claim-list.ts";
import { accessListView } from "../../src/cards/gaps/access-list.ts";
import { unclaimedView } from "../../src/cards/gaps/unclaimed.ts";
import { claimsFacts } from "../../src/cards/gaps/claims.ts";
import { sourcesFacts } from "../../src/cards/organization/sources.ts";
import { syncedFacts } from "../../src/cards/organization/synced.ts";
import { othersShown, savedView } from "../../src/cards/messages/saved.ts";
import { render, limitOf, sizeOf, type View } from "../../src/cards/kit/render.ts";
import { details } from "../../src/cards/kit/rows.ts";
import { chaseView } from "../../src/cards/messages/chase.ts";
import { remindOwnersForm } from "../../src/cards/forms/remind-owners.ts";
import { weeklyView } from "../../src/cards/messages/weekly.ts";
import { welcomeView } from "../../src/cards/messages/welcome.ts";
import { whyView, type WhyReader } from "../../src/cards/gaps/why.ts";
import { readLimits } from "../../src/limits.ts";
import { readCatalogue } from "../../src/workloads.ts";
import { questions, type Customer } from "../../src/domain/customer/customer.ts";
import { associationForms, associationSamples } from "./association-samples.ts";
import * as facts from "./facts.ts";
import { historySample, reviewSamples } from "./review-samples.ts";

const { aCustomer, aGap, answers, aPrompt, awkwardNames, contoso, litware, names, reader } = facts;

const awkward: Customer = { ...contoso, name: awkwardNames.bold + " " + awkwardNames.link };
const long: Customer = { ...contoso, name: awkwardNames.long };

/** An owner asks why. */
const asked: WhyReader = {
  catalogue: readCatalogue(),
  limits: readLimits(),
  today: facts.today,
  manager: false,
  partnerIds: ["5120044"],
};

const waiting = (customers: readonly Customer[]) => ({
  kind: "escalation" as const,
  rows: customers.map((customer) => ({
    customer,
    prompt: aPrompt(),
    gaps: [],
    unreachable: "they haven't added the bot",
  })),
  names,
  today: "2026-11-23",
});

const half = answers({ cpor: "yes", owner: "yes" }, "2026-08-24T09:00:00.000Z");
const answered = (customer: Customer): Customer => ({
  ...customer,
  checklist: { revision: 5, answers: answers({ cpor: "yes", pal: "no", owner: "yes", onboarding: "unsure" }) },
});
const confirmed = { customer: answered(litware), at: "2026-11-19T10:00:00.000Z" };
const openQuestions = (customer: Customer) => [
  aGap(customer, "Q2", { item: "pal" }),
  aGap(customer, "Q4", {
    item: "onboarding",
    topic: "onboarding",
    severity: "medium",
    what: "Onboarding: answered not sure",
    next: "Start the onboarding list and tick what is done",
  }),
];

const commands = [
  {
    usage:
      "gaps [customer | cpor | pal | critical | new | closed | expired | snoozed | ending] [mine | @person] [page N]",
    does: "What is open, most urgent first.",
  },
  { usage: "show <customer>", does: "One customer: answers, workloads, subscriptions, history." },
  { usage: "ask <customer>", does: "Asks its owner the four questions." },
  { usage: "assign <customer> to @person", does: "Gives a customer an owner." },
  { usage: "digest [here <day> <time> <zone> | now | off]", does: "The weekly message of this channel." },
  { usage: "why <topic>", does: "What CPOR, PAL and the rest mean, in a few sentences." },
];
const helpGroups = [
  { heading: "Look", commands: commands.filter(({ usage }) => /^(gaps|show|why)/.test(usage)) },
  { heading: "Customers and owners", commands: commands.filter(({ usage }) => usage.startsWith("a")) },
  { heading: "Messages", commands: commands.filter(({ usage }) => usage.startsWith("digest")) },
];

/** The fullest view whose card is small enough, the last one when none is: as the card functions choose. */
function fitting<Level, Shown extends View>(
  template: string,
  levels: readonly Level[],
  view: (level: Level) => Shown,
): Shown {
  const fits = levels.findIndex((level) => sizeOf(render<View>(template, view(level))) <= limitOf(template));
  return view(levels.at(fits) as Level);
}

const choices: Record<string, Options> = {
  longest: chooseCustomer({
    words: awkwardNames.long,
    customers: Array.from({ length: 30 }, (_, n) => aCustomer(n, { name: awkwardNames.long, domain: "x".repeat(90) })),
    then: "assign",
    person: { id: facts.megan, name: awkwardNames.long },
  }),
  awkward: chooseCustomer({
    words: awkwardNames.link,
    customers: Object.values(awkwardNames).map((name, n) => aCustomer(n, { name })),
    then: "ask",
  }),
  import: importQuestion({
    file: { id: "1", name: "customers.csv" },
    says: "encoding",
    question: "Which of these looks right?",
    why: "It's in an older encoding, and I can't tell which.",
    answers: [
      { is: "macroman", title: "Señor Jamón, Grand Hôtel", sub: "Western European, Mac" },
      { is: "windows-1252", title: "Se–or Jam—n, Grand H™tel", sub: "Western European" },
    ],
  }),
  person: choosePerson({
    words: "meg",
    people: [
      { id: facts.megan, name: "Megan Bowen", upn: "megan@partner.example" },
      { id: facts.isaiah, name: awkwardNames.long },
    ],
    does: "Make a manager:",
    pressOf: (person) => press("change-managers", { wants: "add", person }),
  }),
  guesses: guessesOf(youWrote("show <at>contso</at> **now**"), [
    { says: `show ${contoso.id}`, title: contoso.name },
    { says: "gaps critical", title: `critical gaps for ${awkwardNames.long}` },
  ]),
};

const forms: Record<string, FormFacts> = {
  "not-mine": notMineForm({ customer: contoso, prompt: "p-41", people: [{ id: facts.megan, name: "Megan Bowen" }] }),
  notes: notesForm({ customer: facts.contosoRead, names, reader }),
  away: awayForm({
    people: [{ id: facts.megan, name: "Megan Bowen" }],
    who: "me",
    manager: true,
    until: "2026-12-04",
    problem: "Choose the days, and a colleague from the list.",
    today: "2026-11-23",
  }),
  "away-colleague": awayForm({
    people: [{ id: facts.megan, name: "Megan Bowen" }],
    who: { id: facts.megan, name: "Megan Bowen" },
    manager: true,
    from: "2026-11-30",
    until: "2026-11-30",
    isPart: true,
    today: "2026-11-23",
  }),
  handover: handoverForm({
    people: [{ id: facts.megan, name: "Megan Bowen" }],
    from: { id: facts.megan, name: "Megan Bowen" },
  }),
  "which-customer": whichCustomerForm({
    headline: "Assign which customer?",
    example: "assign Contoso to @Megan Bowen",
    customers: [contoso, awkward],
    command: "assign",
    rest: "",
  }),
  settings: settingsForm({
    zone: "Amsterdam",
    quietFrom: "20:00",
    quietTo: "07:30",
    weekend: "6,7",
    goals: "Security",
  }),
  add: addForm({ people: facts.colleagues, catalogue: readCatalogue() }),
  "add-longest": addForm({
    people: facts.colleagues,
    catalogue: readCatalogue(),
    draft: {
      name: awkwardNames.long,
      id: "not-an-id",
      domain: "contoso.onmicrosoft.com",
      person: facts.megan,
      isNew: false,
      workloads: ["exchange", "teams"],
      azure: true,
      later: ["There are several workloads of Defender: choose which."],
    },
    problem: "The Microsoft ID is the customer's tenant ID, such as 9b58ba8d-c498-46e7-b648-245edafa3a38.",
  }),
  assign: assignForm({
    customer: facts.wingtip,
    people: facts.colleagues,
    likely: [facts.megan, facts.isaiah],
    names,
    reader,
  }),
  "assign-awkward": assignForm({
    likely: [],
    customer: { ...awkward, owner: "somebody@partner.example" },
    people: [{ id: facts.ada, name: awkwardNames.bold }],
    names,
    reader,
    problem: "I don't know anybody by that name. Choose from the list.",
  }),
  columns: columnsForm({
    file: { id: "1", name: "customers.csv" },
    kind: "customers",
    header: ["Kennung", "Wie sie heißen", "Netz"],
    wanted: [
      { field: "id", called: "Microsoft ID", required: true },
      { field: "name", called: "Company name", required: true },
      { field: "domain", called: "Primary domain name", required: false },
    ],
  }),
  ...associationForms,
};

/** By template, then by variant; `typical` is the template's plain sample. */
export const samples: Readonly<Record<string, { typical: View } & Record<string, View>>> = {
  checklist: {
    typical: checklistView({
      customer: { ...contoso, checklist: { revision: 3, answers: half } },
      prompt: aPrompt(),
      gaps: [facts.noPal],
      names,
      reader,
      answerBy: "2026-11-30",
    }),
    empty: checklistView({ customer: litware, gaps: [], names, reader }),
    longest: checklistView({
      customer: long,
      prompt: aPrompt({ because: "asked" }),
      gaps: [{ ...facts.actionRequired, what: awkwardNames.long }],
      names: new Map([[facts.ada, awkwardNames.long]]),
      reader,
      answerBy: "2027-02-20",
      problem: "Question 2 is not answered. Nothing was recorded; your answers are kept below.",
      draft: { answers: { cpor: "n/a", owner: "no" }, note: "x".repeat(500) },
    }),
    awkward: checklistView({ customer: awkward, prompt: aPrompt({ because: "expired" }), gaps: [], names, reader }),
    read: checklistView({
      customer: facts.contosoRead,
      prompt: aPrompt(),
      gaps: [],
      names,
      reader,
      known: { pal: { kind: "read", at: "2026-11-23T01:10:00.000Z" }, owner: { kind: "owner" } },
    }),
  },
  again: {
    typical: againView({
      customer: {
        ...litware,
        claims: [facts.aClaim("Teams", { seen: { on: "2026-10-01", users: 80, seats: 100 } })],
        identities: [facts.anIdentity("Megan Bowen")],
      },
      prompt: aPrompt({ because: "expired" }),
      names,
      reader,
    }),
    awkward: againView({
      customer: {
        ...answered(awkward),
        checklist: {
          revision: 1,
          answers: answers(
            { cpor: "n/a", pal: "no", owner: "yes", onboarding: "unsure" },
            "2025-08-24T09:00:00.000Z",
            facts.isaiah,
          ),
        },
      },
      names,
      reader,
    }),
  },
  saved: {
    typical: savedView({
      customer: answered(contoso),
      because: "saved",
      gaps: openQuestions(contoso),
      names,
      reader,
      next: litware,
    }),
    empty: savedView({
      customer: {
        ...litware,
        checklist: { revision: 9, answers: answers(Object.fromEntries(questions.map((q) => [q, "yes" as const]))) },
      },
      because: "saved",
      gaps: [],
      names,
      reader,
    }),
    superseded: savedView({
      customer: {
        ...contoso,
        checklist: {
          revision: 5,
          answers: answers(
            { cpor: "yes", pal: "yes", owner: "yes", onboarding: "no" },
            "2026-11-22T15:02:00.000Z",
            facts.patti,
          ),
        },
      },
      because: "superseded",
      gaps: openQuestions(contoso).slice(1),
      names,
      reader,
    }),
    longest: fitting("saved", othersShown, (most) =>
      savedView(
        {
          customer: {
            ...answered(long),
            checklist: {
              revision: 5,
              answers: {
                ...answers({ cpor: "yes", pal: "no", owner: "no", onboarding: "unsure" }),
                pal: {
                  ...facts.anAnswer("no"),
                  note: `${awkwardNames.long} ${awkwardNames.long}`,
                  onBehalfOf: facts.isaiah,
                },
              },
            },
          },
          because: "reassigned",
          gaps: [{ ...facts.actionRequired, next: awkwardNames.long }, ...openQuestions(long), ...openQuestions(long)],
          names: new Map([[facts.megan, awkwardNames.long]]),
          reader: facts.channelReader,
          next: long,
        },
        most,
      ),
    ),
    awkward: savedView({
      customer: answered(awkward),
      because: "repeated",
      gaps: openQuestions(awkward),
      names,
      reader,
    }),
  },
  weekly: {
    typical: weeklyView(facts.aWeek(), reader),
    empty: weeklyView(facts.aWeek({ due: [] }), reader),
    read: weeklyView(facts.aWeek({ read: facts.readNews }), reader),
    confirmed: weeklyView(
      facts.aWeek({ due: [{ customer: facts.fabrikam, gaps: [facts.actionRequired] }], confirmed: [confirmed] }),
      reader,
    ),
    assigned: weeklyView(
      (({ week: _week, ...message }) => ({
        ...message,
        assignedBy: facts.ada,
        due: [contoso, facts.fabrikam, facts.adventure].map((customer) => ({
          customer,
          gaps: [
            aGap(customer, "Q1", {
              topic: "cpor",
              severity: "medium",
              item: "cpor",
              what: "CPOR: not answered yet",
              next: "Answer the questions",
              since: facts.today,
            }),
          ],
        })),
      }))(facts.aWeek()),
      reader,
    ),
    chase: chaseView(facts.aChase, reader),
    longest: fitting("weekly", details, (detail) =>
      weeklyView(
        facts.aWeek({
          owned: 1204,
          confirmed: Array.from({ length: 10 }, (_, n) => ({
            ...confirmed,
            customer: { ...confirmed.customer, id: `c${n}`, name: awkwardNames.long },
          })),
          due: Array.from({ length: 22 }, (_, n) => ({
            customer: aCustomer(n, { name: awkwardNames.long }),
            gaps: [{ ...facts.actionRequired, next: awkwardNames.long }],
          })),
        }),
        reader,
        detail,
      ),
    ),
  },
  gaps: {
    memos: memoListView({ found: facts.theMemos([contoso.name, undefined, litware.name]), reader }),
    "memos-longest": fitting("gaps", details, (detail) =>
      memoListView({ found: facts.theMemos(Array.from({ length: 30 }, () => awkwardNames.long)), reader }, detail),
    ),
    typical: gapsView({
      report: facts.aReport(),
      names,
      reader: facts.channelReader,
      manager: true,
      answers: () => true,
    }),
    filtered: gapsView({
      report: facts.aReport(
        { filter: { by: "all", whose: { kind: "answering", person: facts.megan } }, page: 1, pages: 1 },
        {
          customers: 11,
          withGaps: 3,
          covered: 8,
          gaps: 4,
          unowned: 0,
          unassigned: 0,
          snoozed: 0,
          bySeverity: { critical: 1, high: 2, medium: 0, low: 1, suggestion: 0, info: 0 },
        },
      ),
      names,
      reader,
    }),
    waiting: gapsView({
      report: facts.aReport(
        {
          filter: { by: "waiting" },
          page: 1,
          pages: 1,
          rows: facts
            .aReport()
            .rows.slice(0, 2)
            .map(({ customer }) => ({ customer, gaps: [], state: "waiting" as const })),
        },
        { customers: 2, gaps: 0, snoozed: 0, waiting: 2, bySeverity: facts.noneOf },
      ),
      names,
      reader: facts.channelReader,
      manager: true,
    }),
    claims: claimListView(facts.theListedClaims),
    unclaimed: unclaimedView(facts.theUnclaimed),
    access: accessListView(facts.theAccess),
    closed: gapsView({ report: facts.closedGaps, names, reader: facts.channelReader }),
    longest: fitting("gaps", details, (detail) =>
      gapsView(
        {
          report: facts.aFullPage(awkwardNames.long),
          names,
          reader: facts.channelReader,
          manager: true,
          answers: () => true,
        },
        detail,
      ),
    ),
    awkward: gapsView({
      report: facts.aReport({
        rows: Object.values(awkwardNames)
          .slice(0, 8)
          .map((name, n) => ({ customer: aCustomer(n, { name }), gaps: [facts.noPal] })),
      }),
      names,
      reader: facts.channelReader,
    }),
  },
  "good-news": {
    typical: goodNewsView({
      report: facts.aReport(
        { rows: [], pages: 1 },
        { withGaps: 0, covered: 40, gaps: 0, snoozed: 0, unowned: 0, unassigned: 0 },
      ),
      names,
      reader,
    }),
    empty: goodNewsView({
      report: facts.aReport(
        { rows: [], pages: 1 },
        { customers: 0, withGaps: 0, covered: 0, gaps: 0, snoozed: 0, unowned: 0, unassigned: 0 },
      ),
      names,
      reader,
    }),
    owner: goodNewsView({
      report: facts.aReport(
        { filter: { by: "closed", whose: { kind: "answering", person: facts.ada } }, rows: [], pages: 1 },
        { customers: 0, withGaps: 0, covered: 0, gaps: 0, snoozed: 0, unowned: 0, unassigned: 0 },
      ),
      names,
      reader,
    }),
  },
  digest: {
    typical: digestView(facts.aDigest(), facts.channelReader),
    first: digestView(
      (({ change: _change, ...message }) => ({ ...message, trend: message.trend.slice(-1), unreached: [] }))(
        facts.aDigest(),
      ),
      facts.channelReader,
    ),
    owners: fitting("digest", digestLengths, (length) =>
      digestView(
        facts.aDigest({
          gaps: [facts.actionRequired, ...Array.from({ length: 648 }, () => facts.noPal)],
          change: {
            opened: 21,
            newOf: [
              { topic: "pal", gaps: 19 },
              { topic: "cpor", gaps: 2 },
            ],
            closed: 31,
            openBefore: 661,
            snoozed: 2,
            gone: 0,
            week: "2026-W48",
          },
          byOwner: facts.manyOwners(22),
          names: facts.manyNames(22),
          read: facts.readNews,
        }),
        facts.channelReader,
        length,
      ),
    ),
    empty: digestView(
      facts.aDigest({
        gaps: [],
        ending: [],
        urgent: [],
        followUp: [],
        covered: 40,
        byOwner: [],
        unreached: [],
        change: { opened: 0, newOf: [], closed: 31, openBefore: 31, snoozed: 0, gone: 0 },
      }),
      facts.channelReader,
    ),
    longest: fitting("digest", digestLengths, (length) =>
      digestView(
        facts.aDigest({
          customers: 50_000,
          covered: 12_345,
          gaps: Array.from({ length: 1204 }, () => facts.actionRequired),
          change: {
            opened: 17,
            newOf: [{ topic: "pal", gaps: 17 }],
            closed: 500,
            openBefore: 1687,
            snoozed: 0,
            gone: 0,
            week: "2026-W48",
          },
          ending: Array.from({ length: 120 }, () => facts.actionRequired),
          urgent: Array.from({ length: 120 }, () => ({ gap: facts.actionRequired, others: 12 })),
          followUp: Array.from({ length: 5 }, () => ({
            customer: { ...facts.fabrikam, name: awkwardNames.long },
            now: "open" as const,
          })),
          customersById: new Map([[facts.fabrikam.id, { name: awkwardNames.long, owner: facts.megan }]]),
          names: new Map([
            [facts.megan, awkwardNames.long],
            [facts.isaiah, awkwardNames.bold],
          ]),
          byOwner: Array.from({ length: 50 }, () => ({
            owner: facts.megan,
            open: 1100,
            opened: 17,
            closed: 500,
            expired: 2,
            snoozed: 1,
            oldest: "2025-04-23",
          })),
          unreached: Array.from({ length: 9 }, () => ({ person: facts.isaiah, because: awkwardNames.link })),
        }),
        facts.channelReader,
        length,
      ),
    ),
  },
  form: {
    typical: formView(snoozeForm({ customer: contoso, today: "2026-11-23", calendar: utc.calendar })),
    "remind-owners": formView(
      remindOwnersForm({
        to: new Map([[facts.megan, facts.aChase.rows]]),
        left: facts.aChase.rows.map((row) => ({ ...row, because: "unassigned" as const })),
        none: [],
        list: "gaps overdue",
        called: "overdue gaps",
        line: facts.aChase.line,
        snoozed: 1,
        beside: [],
        names: facts.names,
      }),
    ),
    "snooze-several": formView(
      snoozeAllForm({
        customers: [contoso, facts.litware, facts.wingtip],
        today: "2026-11-23",
        calendar: utc.calendar,
      }),
    ),
    memo: formView(memoForm({ customer: contoso, on: "2026-12-01" }, [], facts.today)),
    "memo-change": formView(
      memoForm(
        { memo: "m1", on: "2026-12-01", says: awkwardNames.bold, problem: "Choose a day." },
        [contoso, long],
        facts.today,
      ),
    ),
    "columns-longest": fitting("form", columnLengths, (most) =>
      formView(
        columnsForm(
          {
            file: { id: "1", name: awkwardNames.long },
            kind: "claims",
            header: Array.from({ length: 99 }, () => awkwardNames.long),
            wanted: Array.from({ length: 8 }, (_, n) => ({
              field: `f${n}`,
              called: "Partner ID (MPN ID) associated with the claim",
              required: n < 4,
            })),
            problem: awkwardNames.long,
          },
          most,
        ),
      ),
    ),
    ...Object.fromEntries(Object.entries(forms).map(([variant, form]) => [variant, formView(form)])),
  },
  notice: {
    typical: noticeView({
      headline: "Megan was asked about Contoso Ltd.",
      says: "The four questions are in her chat. You will see the answer in the next digest.",
      next: [{ title: "Show customer", press: press("show", { customer: contoso.id }) }],
    }),
    empty: noticeView({ says: "The digest of this channel is off." }),
    mail: noticeView(
      mailNotice({
        ...facts.contosoInDepth,
        kind: "proof",
        sender: "Megan Bowen",
        reader,
        catalogue: readCatalogue(),
        proof: readLimits().proof,
        partnerIds: ["4911112"],
      }),
    ),
    awkward: noticeView({
      headline: awkwardNames.link,
      says: [awkwardNames.bold, awkwardNames.mention, awkwardNames.date, awkwardNames.control],
    }),
  },
  help: {
    typical: helpView({ groups: helpGroups }),
    brief: helpView({ groups: helpGroups, brief: true }),
    one: helpView({ groups: helpGroups, one: commands[0] }),
  },
  welcome: {
    typical: welcomeView({
      place: "personal",
      manager: false,
      customers: 40,
      owned: 11,
      weekly: "Monday 09:00, Amsterdam time",
      by: "Ada Manager",
    }),
    empty: welcomeView({ place: "personal", manager: true, customers: 0 }),
    team: welcomeView({ place: "team", manager: false, customers: 40 }),
  },
  "by-owner": {
    typical: byOwnerView({ byOwner: facts.aDigest().byOwner, names, today: facts.today }),
    empty: byOwnerView({ byOwner: [], names, today: facts.today }),
    paged: byOwnerView({
      byOwner: facts.manyOwners(22),
      names: facts.manyNames(22),
      today: facts.today,
      week: "2026-W48",
      page: 2,
    }),
    one: byOwnerView({
      byOwner: facts.aDigest().byOwner,
      names,
      today: facts.today,
      week: "2026-W48",
      only: facts.isaiah,
    }),
    longest: byOwnerView({
      byOwner: Array.from({ length: 3 }, () => ({
        owner: facts.megan,
        open: 1204,
        opened: 204,
        closed: 17,
        asked: "2026-01-01",
        unreachable: awkwardNames.long,
        expired: 2,
        snoozed: 1,
        oldest: "2024-01-01",
      })),
      names: new Map([[facts.megan, awkwardNames.long]]),
      today: facts.today,
    }),
  },
  choose: {
    typical: optionsView(chooseCustomer({ words: "Contoso", customers: facts.contosos, then: "show" })),
    ...Object.fromEntries(Object.entries(choices).map(([variant, options]) => [variant, optionsView(options)])),
  },
  customer: {
    typical: fitting("customer", customerLengths, (length) =>
      customerView(
        facts.withItems({
          ...facts.contosoInDepth,
          names,
          reader: { ...reader, person: { id: facts.ada } },
          manager: true,
        }),
        length,
      ),
    ),
    link: fitting("customer", customerLengths, (length) =>
      customerView(
        facts.withItems({
          ...facts.contosoInDepth,
          gaps: facts.contosoInDepth.gaps.filter(({ topic }) => topic === "pal"),
          names,
          reader: { ...reader, person: { id: facts.ada } },
          manager: false,
          linksHere: true,
        }),
        length,
      ),
    ),
    read: fitting("customer", customerLengths, (length) =>
      customerView(
        facts.withItems({
          customer: facts.contosoRead,
          gaps: [],
          names,
          reader: { ...reader, person: { id: facts.ada } },
          manager: true,
          known: { pal: { kind: "read", at: "2026-11-23T01:10:00.000Z" }, owner: { kind: "owner" } },
        }),
        length,
      ),
    ),
    empty: customerView(
      facts.withItems({
        customer: facts.wingtip,
        gaps: [facts.noOwner],
        names,
        reader: facts.channelReader,
        manager: false,
      }),
    ),
    longest: fitting("customer", customerLengths, (length) =>
      customerView(facts.withItems({ ...facts.everythingLong, names, reader, manager: true }), length),
    ),
    awkward: customerView(
      facts.withItems({ customer: answered(awkward), gaps: openQuestions(awkward), names, reader, manager: false }),
    ),
  },
  "import-summary": {
    typical: importSummaryView({ file: "Customers.csv", summary: facts.anImport() }),
    left: importSummaryView({
      file: "Customers.csv",
      held: "1",
      undo: { outcome: "kept", import: "2", gaveWay: 1 },
      left: [{ customer: facts.contoso.id, name: facts.contoso.name, parts: ["duties", "claims/teams"] }],
      summary: facts.anImport({
        rows: 41,
        refused: [],
        compared: { on: "2026-11-23", expected: 40, present: 38, extent: "whole", said: false },
        missing: [facts.contoso, facts.fabrikam].map(({ id, name }) => ({ customer: id, name })),
        moved: [{ name: facts.contoso.name, from: facts.contoso.id, to: facts.fabrikam.id }],
        returned: [{ customer: facts.adventure.id, name: facts.adventure.name }],
      }),
    }),
    usage: importSummaryView({ file: "AzureUsage.csv", summary: facts.aUsageImport() }),
    empty: importSummaryView({
      file: "Customers.csv",
      summary: facts.anImport({ rows: 40, new: 0, changed: 0, unchanged: 40, refused: [], assigned: [], repeated: [] }),
    }),
    longest: fitting("import-summary", importLengths, (most) =>
      importSummaryView(
        {
          file: `${awkwardNames.long}.csv`,
          summary: facts.aUsageImport({
            rows: 50_000,
            refused: Array.from({ length: 99 }, (_, n) => ({ line: n * 400, refused: awkwardNames.long })),
            findings: Array.from({ length: 99 }, (_, n) => ({
              kind: (["contradicts", "lost", "new", "candidate"] as const)[n % 4] ?? "new",
              customer: contoso.id,
              customerName: awkwardNames.long,
              item: "teams",
              says: awkwardNames.long,
            })),
          }),
        },
        most,
      ),
    ),
  },
  list: {
    typical: listView(managerNotice(waiting([contoso, litware]), reader)),
    longest: listView(managerNotice(waiting(Array.from({ length: 30 }, () => long)), reader), 6),
    "given-back": listView(
      givenBackFacts({
        kind: "given-back",
        rows: [
          {
            customer: contoso,
            by: facts.megan,
            at: "2026-11-23T08:00:00.000Z",
            maybe: facts.isaiah,
            because: awkwardNames.bold,
          },
        ],
        names: facts.names,
      }),
    ),
    memo: listView(memoFacts(facts.aMemo(contoso), reader)),
    "memo-long": listView(memoFacts(facts.aMemo(long, { says: awkwardNames.link.repeat(9).slice(0, 200) }), reader)),
    "memo-offboarded": listView(memoFacts(facts.aMemo({ ...contoso, lifecycle: "offboarded" }), reader)),
    "memo-own": listView(memoFacts(facts.aMemo(undefined, { says: "do my claims" }), reader)),
    history: historySample,
    sources: listView(sourcesFacts(facts.theSources)),
    synced: listView(syncedFacts({ ...facts.aReading, reader })),
    deadline: listView(deadlinesFacts({ ...facts.deadlines, rows: facts.deadlines.rows.slice(0, 1) }, reader)),
    deadlines: listView(deadlinesFacts(facts.deadlines, reader)),
    late: listView(deadlinesFacts({ ...facts.deadlines, escalated: true }, reader)),
    unread: listView(managerNotice(facts.unreadSources, reader)),
    damaged: listView(managerNotice(facts.damagedRecords, reader)),
    claims: listView(claimsFacts(facts.theClaims)),
  },
  onboarding: {
    typical: onboardingView({ customer: facts.contosoInDepth.customer, names, reader }),
    empty: onboardingView({ customer: facts.wingtip, names, reader }),
  },
  why: {
    typical: whyView("csp", asked),
    topics: whyView("association", { ...asked, manager: true }),
    unknown: whyView(awkwardNames.link, asked),
    proof: whyView("proof teams", asked),
    commands: whyView("link-pal", asked),
  },
  ...associationSamples,
  ...reviewSamples,
};

/** The sample's file, under `cards/`. */
export const sampleFile = (template: string, variant: string): string =>
  `samples/${variant === "typical" ? template : `${template}.${variant}`}.sample.json`;
