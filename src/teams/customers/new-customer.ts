/** A customer that no export has: the command that fills its form, what the form adds, and the way back. */
import { z } from "zod";
import { customersFor } from "../../app/customers/report.ts";
import { addCustomer, decideRequest, requestCustomer, undoAdd } from "../../app/customers/add.ts";
import { addForm as newForm, chooseWhich, longestWords, type AddDraft } from "../../cards/forms/add.ts";
import { formCard } from "../../cards/forms/form.ts";
import { press } from "../../cards/kit/actions.ts";
import { capital } from "../../cards/kit/dates.ts";
import { notice } from "../../cards/kit/notice.ts";
import { findWorkload, workloadName, workloadsCalled, type Catalogue } from "../../domain/catalogue/workloads.ts";
import { mayAnswer } from "../../domain/customer/checklist.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { namesakes } from "../../domain/customer/find.ts";
import { exact } from "../../domain/exact.ts";
import { isGuid } from "../../domain/guid.ts";
import { customerRequests, type CustomerRequest } from "../../domain/messages/new-customer.ts";
import { isSamePerson, type Person } from "../../domain/people/person.ts";
import { colleague, findPerson, knownPeople } from "../input/find/find-person.ts";
import { newCustomersIn, newCustomerTold } from "../input/told/new-customer.ts";
import { managersOnly, notHere } from "../refusals.ts";
import { action, noticeReply, viewerOf, type Action, type Card, type Command, type Reply, type Turn } from "../turn.ts";
import { personName } from "../whose.ts";
import { sendingWords } from "./assign-actions.ts";

/** "Add a new customer: Contoso", "add Contoso as a customer"; not "add Clients First". */
const isCustomer =
  /^(?:(?:(?:an?|our|another|the|this) )(?:new )?(?:customer|client)|new (?:customer|client)|customer(?= )|(?:customer|client)(?=[:,])|(?:customers?|clients?)$)[:,–-]?(?: (?:called|named))?\s*/i;
const asCustomer =
  /,? as (?:(?:an?|our) )?(?:new )?(?:customer|client)(?=[.!, ]|$)|,? (?:on|to|onto) (?:the|our) (?:customer )?list(?=[.!,]|$)/i;
const toMyList = /,? (?:on|to|onto) my list(?=[.!,]|$)/i;

const isAzure = /^(?:(?:an?|one|two|three|some|their|\d{1,2}) )?azure(?: subs?(?:criptions?)?)?$/i;
/** "Teams rollout", "Intune licences". */
const undertaking = / (?:roll-?outs?|projects?|migrations?|deployments?|workloads?|licen[cs]es?)$/i;
const ofSuite = /^(?:(?:m|o|microsoft |ms |office )365|everything|all workloads|the lot)$/i;

const ofContact = /^(?:(?:the|their|its|main|new) )*contact(?: person)?(?: is|:)? \S/i;
const ofSeats = /^(?:\p{L}+ )?\d[\d.,]{0,7} (?:paid )?seats$/iu;

const isMine =
  /^(?:(?:both |all )?mine|me|myself|owner me|owned by me|(?:i['’]?m|i am) (?:the |its |their )?owner|i(?:['’]ll| will)? (?:own|take|run|have|do|look after|take care of)(?: (?:it|them|this|that))?|my customer|(?:for|to) me)(?: (?:now|for now|please))?$/i;
const isOwner = [
  /^(?:(?:its|their|the) )?(?:owner|owned by|run by|looked after by|for|to|assigned to|given to|goes to|go to|belongs to)(?: is| will be|:)? (\S.*)$/i,
  /^(\S.*?)(?:['’]s|['’]| (?:runs?|owns?|takes?|has|gets?|looks after|will (?:run|own|take|look after)|should (?:own|have|get|run)|is)(?: (?:it|them|the owner|its owner|owner))?(?: over)?)$/i,
  /^(@?\p{Lu}\S*(?: \S+){0,2})$/u,
];
const forSomebody = /^(.*\S) (?:to|for) (@?\p{Lu}\S*(?: \p{Lu}\S*)?)$/u;
/** People are looked for in so many pieces. */
const mostAsked = 4;

/** @param text behind the command's word */
async function draftOf(turn: Turn, text: string): Promise<AddDraft> {
  const { catalogue } = turn.world.setup;
  const plainly = (piece: string) => piece.replace(undertaking, "");
  const isWorkload = (piece: string) => workloadsCalled(catalogue, plainly(piece)).length > 0;
  const isKnown = (piece: string) => isAzure.test(piece) || isWorkload(piece);
  const [first = "", ...others] = newCustomersIn(text.replace(asCustomer, "").replace(toMyList, ", mine"), isKnown);
  const told = newCustomerTold(first.replace(isCustomer, ""), isKnown);
  const denied = new Set(told.without.flatMap((one) => workloadsCalled(catalogue, plainly(one)).map(({ id }) => id)));
  const found = told.pieces.filter(isWorkload).map((one) => chosenOf(catalogue, plainly(one)));
  const noAzure = told.without.some((one) => isAzure.test(one));
  const isSaid = told.subscriptions.length > 0 || told.pieces.some((one) => isAzure.test(one));

  let owner: Person | undefined;
  const missed: string[] = told.without.filter((one) => !isKnown(one)).map((one) => `not ${one}`);
  const suites: string[] = [];
  const seats: string[] = [];
  const contacts: string[] = [];
  let name = told.name;
  const [, before = "", who = ""] = forSomebody.exec(name) ?? [];
  const taker = who === "" ? undefined : await personCalled(turn, who);
  if (taker !== undefined) {
    owner = taker;
    name = before.replace(/^["“„'](.*)["“”']$/s, "$1");
  }
  for (const [at, piece] of told.pieces.filter((one) => !isKnown(one)).entries()) {
    const meant = at < mostAsked && owner === undefined ? await ownerIn(turn, piece) : undefined;
    owner ??= meant;
    if (ofSeats.test(piece)) seats.push(piece.replace(/^[^\d]*/, ""));
    else if (ofContact.test(piece)) contacts.push(piece);
    else if (ofSuite.test(piece)) suites.push(piece);
    else if (meant === undefined) missed.push(piece);
  }
  return {
    name,
    id: told.id ?? "",
    domain: told.domain ?? "",
    person: owner?.id ?? "",
    isNew: told.isNew,
    workloads: found.flatMap(({ id }) => (id === undefined || denied.has(id) ? [] : id)),
    azure: isSaid && !noAzure,
    subscription: told.subscriptions[0],
    later: [
      ...seats.map((one) => `Its ${one} can be set once it's added: set ${name.slice(0, 40)}: ${one}.`),
      ...contacts.map((one) => `Note its contact once it's added: note ${name.slice(0, 40)}: ${one.slice(0, 80)}.`),
      ...suites.map((one) => `“${one.slice(0, 60)}” is several workloads: ${chooseWhich}`),
      ...found.flatMap(({ later = [] }) => later),
      ...told.subscriptions.slice(1).map((id) => `Add the Azure subscription ${id} afterwards, too.`),
      ...missed.map((one) => `I didn't get “${one.slice(0, 80)}”.`),
    ],
    then: others.map((one) => one.slice(0, 100)),
    // Of a sentence that was understood some words may be left.
    wrote: turn.text === "" || /^add\b/i.test(turn.text) ? undefined : turn.text,
  };
}

/** The workload that can be chosen in the form; else what is to be done about it. */
function chosenOf(catalogue: Catalogue, one: string): { id?: string; later?: string } {
  const workload = findWorkload(catalogue, one);
  if (workload === undefined) return { later: `There are several workloads of ${one}: ${chooseWhich}` };
  return workload.area === "Modern Work and Security"
    ? { id: workload.id }
    : { later: `${workload.name} is claimed for one subscription: enter it with its ID afterwards.` };
}

async function ownerIn(turn: Turn, piece: string): Promise<Person | undefined> {
  if (isMine.test(piece)) return turn.person;
  const who = isOwner.map((pattern) => pattern.exec(piece.replace(/^(?:both|each|all) /i, ""))?.[1]);
  const [first] = who.filter((one) => one !== undefined);
  return first === undefined ? undefined : await personCalled(turn, first);
}

async function personCalled(turn: Turn, who: string): Promise<Person | undefined> {
  const found = await findPerson(turn, who);
  return "person" in found ? found.person : undefined;
}

export const add: Command = {
  name: "add",
  usage: "add [name] [workloads <workload>, …] [owner @person]",
  does: "Add a customer that isn't in an export",
  who: "managers",
  /** Whoever may not asks the managers to, in our chat; where others read along they do that themselves. */
  async instead(turn, rest): Promise<Reply> {
    const refused = await refusedToAsk(turn);
    if (refused !== undefined) return { card: refused };
    const { later = [], then = [], ...draft } = await draftOf(turn, rest);
    const missed = [
      ...later.map((one) => /^I didn't get “(.*)”\.$/.exec(one)?.[1] ?? one),
      ...then.map((one) => `And: ${one}`),
    ];
    const words = (draft.wrote ?? missed.join(". ")).slice(0, longestWords);
    return { card: await newCustomerForm(turn, { ...draft, wrote: undefined, words }, { asks: true }) };
  },
  async run(turn, rest): Promise<Reply> {
    return { card: await newCustomerForm(turn, await draftOf(turn, rest)) };
  },
};

/** What is said to whoever may not ask for a customer, or not here: owners do, deputies, and who stands in for one. */
async function refusedToAsk(turn: Turn): Promise<Card | undefined> {
  const actor = { ...turn.actor, manager: false };
  const isOwner = (await turn.organization.customers.list()).some((customer) => mayAnswer(customer, actor));
  if (isOwner && turn.place.kind === "personal") return undefined;
  const says = isOwner ? "In our chat I ask them for you." : "Tell them the customer's name, and who looks after it.";
  return await managersOnly(turn, "can add customers", { says });
}

/** The form of a new customer. */
async function newCustomerForm(
  turn: Turn,
  draft?: AddDraft,
  how: { problem?: string; asks?: true } = {},
): Promise<Card> {
  const { catalogue } = turn.world.setup;
  const alike = draft === undefined || how.problem !== undefined ? [] : await calledSo(turn, draft);
  return formCard(newForm({ people: await knownPeople(turn), catalogue, draft, alike, ...how }));
}

/** Other customers of that name, of those that whoever fills it in sees here. */
const calledSo = async (turn: Turn, { name, id }: Pick<AddDraft, "name" | "id">): Promise<readonly Customer[]> =>
  name === "" ? [] : namesakes(await customersFor(turn.organization, viewerOf(turn)), name, id);

/** Whether it is to be asked first, since another one is called so. @param anyway the name that was said to be right */
const isToBeAsked = async (turn: Turn, draft: AddDraft, anyway: string | undefined): Promise<boolean> =>
  anyway !== draft.name && (await calledSo(turn, draft)).length > 0;

const typed = z.string().max(1000).default("");

const openForm = action({
  verb: "add-form",
  schema: z.object({}),
  who: "managers",
  async run(turn) {
    return { card: await newCustomerForm(turn), shown: "new" };
  },
});

/** What the form keeps beside its inputs. */
const besideInputs = {
  later: z.array(z.string().max(100)).max(20).optional(),
  subscription: z.string().max(100).optional(),
  then: z.array(z.string().max(100)).max(20).optional(),
  asked: z.string().max(100).optional(),
  anyway: z.string().max(1000).optional(),
};

const inputs = {
  name: typed,
  id: typed,
  domain: typed,
  person: typed,
  isNew: typed,
  workloads: typed,
  azure: typed,
  ...besideInputs,
};

/** What was filled in, and what is wrong with it. @param asks whether it is only asked for: nobody need know the ID */
async function filledIn(turn: Turn, data: z.output<z.ZodObject<typeof inputs>>, asks: boolean) {
  const { later, subscription, then, asked } = data;
  const draft: AddDraft = {
    name: data.name.trim(),
    id: data.id.trim().toLowerCase(),
    domain: data.domain.trim().toLowerCase(),
    person: data.person,
    isNew: data.isNew === "true",
    workloads: data.workloads.split(",").filter((one) => one !== ""),
    azure: data.azure === "true",
    later,
    subscription,
    then,
    asked,
  };
  const owner = draft.person === "" ? undefined : await colleague(turn, draft.person);
  return { draft, owner, problem: problemOf(draft, owner, asks) };
}

function problemOf(
  { name, id, domain, person }: AddDraft,
  owner: Person | undefined,
  asks: boolean,
): string | undefined {
  if (name === "") return "The name is missing.";
  if (name.length > 200) return "The name is longer than 200 characters.";
  if (!isGuid(id) && !(asks && id === ""))
    return "The Microsoft ID is the customer's tenant ID, such as 9b58ba8d-c498-46e7-b648-245edafa3a38.";
  if (domain !== "" && !/^[a-z0-9.-]+\.[a-z]{2,}$/.test(domain))
    return "The domain should look like contoso.onmicrosoft.com.";
  return person !== "" && owner === undefined
    ? "I don't know anybody by that name. Choose the owner from the list."
    : undefined;
}

const save = action({
  verb: "add",
  schema: z.object(inputs),
  who: "managers",
  async run(turn, data) {
    const { draft, owner, problem } = await filledIn(turn, data, false);
    const { catalogue } = turn.world.setup;
    const again = async (why: string): Promise<Reply> => ({
      card: await newCustomerForm(turn, draft, { problem: why }),
    });
    if (problem !== undefined) return await again(problem);
    const before = await requestOf(turn, draft.asked);
    if (before?.decided !== undefined) return await decidedReply(turn, before);
    const isThere = (await turn.organization.customers.get(draft.id)) !== undefined;
    if (!isThere && (await isToBeAsked(turn, draft, data.anyway))) return { card: await newCustomerForm(turn, draft) };
    const added = await addCustomer(turn.world, turn.organization, {
      customer: {
        id: draft.id,
        name: draft.name,
        domain: draft.domain || undefined,
        owner: owner?.id,
        isNew: draft.isNew,
        workloads: draft.workloads.flatMap((id) => findWorkload(catalogue, id) ?? []),
      },
      by: turn.actor,
    });
    if (added.outcome === "exists") {
      return await again(
        `There is a customer with this Microsoft ID already: ${added.customer.name}. Nothing was added.`,
      );
    }
    if (draft.asked !== undefined)
      await decideRequest(turn.world, turn.organization, { key: draft.asked, by: turn.actor, customer: draft.id });
    const tells = before !== undefined && owner?.id !== before.by ? await personName(turn, before.by) : undefined;
    return { card: await addedCard(turn, added.customer, draft, tells) };
  },
});

const ask = action({
  verb: "ask-add",
  schema: z.object({ ...inputs, words: z.string().max(5000).default("") }),
  who: "everyone",
  async run(turn, { words, ...data }) {
    const refused = await refusedToAsk(turn);
    if (refused !== undefined) return { card: refused };
    const { draft, owner, problem } = await filledIn(turn, data, true);
    const tooLong = words.trim().length > longestWords ? `That's longer than ${longestWords} characters.` : undefined;
    const wrong = problem ?? tooLong;
    if (wrong !== undefined)
      return {
        card: await newCustomerForm(turn, { ...draft, words }, { problem: `${wrong} Nobody was asked.`, asks: true }),
      };
    if (await isToBeAsked(turn, draft, data.anyway))
      return { card: await newCustomerForm(turn, { ...draft, words }, { asks: true }) };
    const { name, id, domain, isNew, workloads, azure, subscription } = draft;
    const wanted = exact({
      name,
      id,
      domain,
      person: owner?.id ?? "",
      isNew,
      workloads: [...workloads],
      azure,
      subscription,
      words: words.trim() || undefined,
    });
    const { outcome, key } = await requestCustomer(turn.world, turn.organization, { wanted, by: turn.actor });
    const takesBack = press("decline-add", { asked: key });
    turn.about({ undo: { title: `take back that you asked for ${name}`, press: takesBack } });
    return noticeReply(
      outcome === "asked" ? `${name}: the managers hear of it` : `${name}: asked already`,
      outcome === "asked"
        ? "They get what you filled in, in working hours, and I'll tell you what comes of it. Until then nothing is added."
        : "No manager has decided yet. I'll tell you what comes of it.",
      [{ title: "Undo", tooltip: "Take it back", press: takesBack }],
    );
  },
});

async function requestOf({ organization }: Turn, key: string | undefined): Promise<CustomerRequest | undefined> {
  if (key === undefined) return undefined;
  return customerRequests(await organization.deliveries.list()).find((one) => one.key === key);
}

const asked = z.string().max(100);

const addAsked = action({
  verb: "add-asked",
  schema: z.object({ asked }),
  who: "managers",
  async run(turn, { asked: key }) {
    const request = await requestOf(turn, key);
    if (request === undefined)
      return { ...noticeReply("Nobody asks for it any more", "Nothing was added."), shown: "new" };
    if (request.decided !== undefined) return await decidedReply(turn, request);
    const { words, ...wanted } = request.wanted;
    const later = words === undefined ? [] : [`They say: “${words}”`];
    return { card: await newCustomerForm(turn, { ...wanted, later, asked: key }), shown: "new" };
  },
});

const decline = action({
  verb: "decline-add",
  schema: z.object({ asked }),
  who: "everyone",
  async run(turn, { asked: key }) {
    const request = await requestOf(turn, key);
    if (request === undefined) return noticeReply("Nobody asks for it any more", "Nothing was changed.");
    if (request.by !== turn.actor.id && !turn.actor.manager) return { card: await managersOnly(turn, "can do that") };
    const done = await decideRequest(turn.world, turn.organization, { key, by: turn.actor });
    if (done.outcome === "no-such-request") return noticeReply("Nobody asks for it any more", "Nothing was changed.");
    if (done.outcome === "decided-before") return await decidedReply(turn, done.request);
    turn.about({ undo: undefined });
    const isOwn = request.by === turn.actor.id;
    return noticeReply(
      `${request.wanted.name} isn't added`,
      isOwn ? "You took it back: no manager has to decide." : `I'll tell ${await personName(turn, request.by)}.`,
    );
  },
});

/** What came of it before. */
async function decidedReply(turn: Turn, { by, wanted, decided }: CustomerRequest): Promise<Reply> {
  const who = await personName(turn, decided?.by);
  const what = decided?.as === "added" ? "added it" : decided?.by === by ? "took it back" : "decided not to add it";
  return noticeReply(`${wanted.name}: decided already`, `${who} ${what}. Nothing was changed.`);
}

/** Says what was added with the customer and what is still to come, with what takes it out again. */
async function addedCard(
  turn: Turn,
  { id, name, owner, claims, lifecycle, addedAt }: Customer,
  { azure, subscription, later = [], then = [] }: AddDraft,
  tells?: string,
): Promise<Card> {
  const { catalogue } = turn.world.setup;
  const isReaders = turn.place.kind === "personal" && isSamePerson(owner, turn.actor);
  const called = await personName(turn, owner);
  const claimed = new Intl.ListFormat("en-GB").format(claims.map(({ workload }) => workloadName(catalogue, workload)));
  const undo = press("undo-add", { customer: id, at: addedAt });
  const title = `take ${name} off the list again`;
  turn.about({ customer: id, person: owner, undo: { title, press: undo } });
  return notice(
    `${name} is added`,
    [
      owner === undefined
        ? "It has no owner yet."
        : `${isReaders ? "You own" : `${called} owns`} it. ${sendingWords(isReaders, called)}`,
      claimed === "" ? "" : `To be claimed, not started yet: ${claimed}.`,
      azure && subscription === undefined ? "Add the Azure subscription once you have its ID." : "",
      ...later,
      tells === undefined ? "" : `${tells} asked for it: I'll tell them.`,
    ],
    [
      // As many as a notice has room for, *Undo* among them.
      ...(then.length > 0 && azure && owner === undefined
        ? []
        : [{ title: "Show customer", press: press("show", { customer: id }) }]),
      ...(owner === undefined ? [{ title: "Assign", press: press("assign-form", { customer: id }) }] : []),
      ...(azure
        ? [{ title: "Add a subscription", press: press("subscription-form", exact({ customer: id, subscription })) }]
        : []),
      ...(then.length === 0
        ? []
        : [
            {
              title: "Add the next one",
              press: press("run", { says: `add customers: ${then.map((one) => `${one};`).join(" ")}` }),
            },
          ]),
      ...(lifecycle === "onboarding" && !azure && then.length === 0
        ? [{ title: "Onboarding list", press: press("onboarding", { customer: id }) }]
        : []),
      { title: "Undo", tooltip: capital(title), press: undo },
    ],
  );
}

const unadd = action({
  verb: "undo-add",
  schema: z.object({ customer: z.string().min(1).max(100), at: z.iso.datetime() }),
  who: "managers",
  async run(turn, data) {
    const done = await undoAdd(turn.world, turn.organization, { ...data, by: turn.actor });
    turn.about({ undo: undefined, customer: undefined });
    switch (done.outcome) {
      case "gone":
        return { card: notHere() };
      case "undone":
        return noticeReply(`${done.customer.name} is off the list again`, "Nothing of it is kept.");
      case "changed-since":
      case "too-late": {
        const { id, name } = done.customer;
        const why =
          done.outcome === "too-late"
            ? "It was added more than a day ago."
            : "It has changed since it was added, so it stays.";
        return noticeReply(`${name}: nothing was undone`, `${why} To remove it for good, write: forget ${name}`, [
          { title: "Show customer", press: press("show", { customer: id }) },
        ]);
      }
    }
  },
});

/** What is pressed where a customer is added. */
export const newCustomerActions: readonly Action[] = [openForm, save, unadd, ask, addAsked, decline];
