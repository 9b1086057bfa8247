/** A customer that no export has: the command that fills its form, what the form adds, and the way back. */
import { z } from "zod";
import { addCustomer, undoAdd } from "../../app/customers/add.ts";
import { addForm as newForm, type AddDraft } from "../../cards/forms/add.ts";
import { formCard } from "../../cards/forms/form.ts";
import { press } from "../../cards/kit/actions.ts";
import { capital } from "../../cards/kit/dates.ts";
import { notice } from "../../cards/kit/notice.ts";
import { findWorkload, workloadName, workloadsCalled, type Catalogue } from "../../domain/catalogue/workloads.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { exact } from "../../domain/exact.ts";
import { isGuid } from "../../domain/guid.ts";
import { isSamePerson, type Person } from "../../domain/people/person.ts";
import { colleague, findPerson, knownPeople } from "../input/find/find-person.ts";
import { newCustomersIn, newCustomerTold } from "../input/told/new-customer.ts";
import { notHere } from "../refusals.ts";
import { action, noticeReply, type Action, type Card, type Command, type Reply, type Turn } from "../turn.ts";
import { personName } from "../whose.ts";
import { sendingWords } from "./assign-actions.ts";

/** "Add a new customer: Contoso", "add Contoso as a customer"; not "add Clients First". */
const isCustomer =
  /^(?:(?:(?:an?|our|another|the|this) )(?:new )?(?:customer|client)|new (?:customer|client)|customer(?= )|(?:customer|client)(?=[:,])|(?:customers?|clients?)$)[:,–-]?(?: (?:called|named))?\s*/i;
const asCustomer = /,? as (?:an?|our) (?:new )?(?:customer|client)(?=[.!,]|$)/i;

const isAzure = /^(?:(?:an?|one|two|three|some|their|\d{1,2}) )?azure(?: subs?(?:criptions?)?)?$/i;
/** "Teams rollout", "Intune licences". */
const undertaking = / (?:roll-?outs?|projects?|migrations?|deployments?|workloads?|licen[cs]es?)$/i;
const ofSuite = /^(?:(?:m|o|microsoft |ms |office )365|everything|all workloads|the lot)$/i;

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
  const [first = "", ...others] = newCustomersIn(text.replace(asCustomer, ""), isKnown);
  const told = newCustomerTold(first.replace(isCustomer, ""), isKnown);
  const denied = new Set(told.without.flatMap((one) => workloadsCalled(catalogue, plainly(one)).map(({ id }) => id)));
  const found = told.pieces.filter(isWorkload).map((one) => chosenOf(catalogue, plainly(one)));
  const noAzure = told.without.some((one) => isAzure.test(one));
  const isSaid = told.subscriptions.length > 0 || told.pieces.some((one) => isAzure.test(one));

  let owner: Person | undefined;
  const missed: string[] = told.without.filter((one) => !isKnown(one)).map((one) => `not ${one}`);
  const suites: string[] = [];
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
    if (ofSuite.test(piece)) suites.push(piece);
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
      ...suites.map((one) => `“${one.slice(0, 60)}” is several workloads: choose which.`),
      ...found.flatMap(({ later = [] }) => later),
      ...told.subscriptions.slice(1).map((id) => `Add the Azure subscription ${id} afterwards, too.`),
      ...missed.map((one) => `I didn't get “${one.slice(0, 80)}”.`),
    ],
    then: others.map((one) => one.slice(0, 100)),
  };
}

/** The workload that can be chosen in the form; else what is to be done about it. */
function chosenOf(catalogue: Catalogue, one: string): { id?: string; later?: string } {
  const workload = findWorkload(catalogue, one);
  if (workload === undefined) return { later: `There are several workloads of ${one}: choose which.` };
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
  instead: "Tell them the customer's name, and who looks after it.",
  async run(turn, rest): Promise<Reply> {
    return { card: await newCustomerForm(turn, await draftOf(turn, rest)) };
  },
};

/** The form of a new customer. */
export async function newCustomerForm(turn: Turn, draft?: AddDraft, problem?: string): Promise<Card> {
  const { catalogue } = turn.world.setup;
  return formCard(newForm({ people: await knownPeople(turn), catalogue, draft, problem }));
}

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
};

const save = action({
  verb: "add",
  schema: z.object({
    name: typed,
    id: typed,
    domain: typed,
    person: typed,
    isNew: typed,
    workloads: typed,
    azure: typed,
    ...besideInputs,
  }),
  who: "managers",
  async run(turn, data) {
    const { later, subscription, then } = data;
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
    };
    const { catalogue } = turn.world.setup;
    const again = async (problem: string): Promise<Reply> => ({ card: await newCustomerForm(turn, draft, problem) });
    if (draft.name === "") return await again("The name is missing.");
    if (draft.name.length > 200) return await again("The name is longer than 200 characters.");
    if (!isGuid(draft.id)) {
      return await again("The Microsoft ID is the customer's tenant ID, such as 9b58ba8d-c498-46e7-b648-245edafa3a38.");
    }
    if (draft.domain !== "" && !/^[a-z0-9.-]+\.[a-z]{2,}$/.test(draft.domain)) {
      return await again("The domain should look like contoso.onmicrosoft.com.");
    }
    const owner = draft.person === "" ? undefined : await colleague(turn, draft.person);
    if (draft.person !== "" && owner === undefined)
      return await again("I don't know anybody by that name. Choose the owner from the list.");
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
    return { card: await addedCard(turn, added.customer, draft) };
  },
});

/** Says what was added with the customer and what is still to come, with what takes it out again. */
async function addedCard(
  turn: Turn,
  { id, name, owner, claims, lifecycle, addedAt }: Customer,
  { azure, subscription, later = [], then = [] }: AddDraft,
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
export const newCustomerActions: readonly Action[] = [openForm, save, unadd];
