/** Personal digests: how near to the permitted rate they go out, and what memory that takes. */
import { join } from "node:path";
import { deliverDue } from "../../app/messages/deliver.ts";
import { createSender } from "../../app/messages/sender.ts";
import { createPace } from "../../app/messages/pace.ts";
import { organizationWindows } from "../../domain/messages/throttle.ts";
import { openFileStore } from "../../store/files/files.ts";
import { aCustomer, heldMegabytes, organizationId, residentMegabytes } from "./house.ts";
import { createWorld } from "./world.ts";

/** Sends for at most this long, in seconds: the rate is what is measured. */
const longest = 60;

export async function measureDigests(folder: string, people: number): Promise<Record<string, string>[]> {
  const store = await openFileStore(join(folder, "digests"));
  const organization = store.organization(organizationId);
  const week = "2026-W48";
  const now = new Date().toISOString();
  for (let person = 0; person < people; person += 1) {
    const id = `p${person}`;
    const customer = { ...aCustomer(person), owner: id };
    const chat = { conversation: `a:${id}`, serviceUrl: "http://127.0.0.1/", teamsId: `29:${id}` };
    await Promise.all([
      organization.customers.update(customer.id, () => ({ doc: customer })),
      organization.people.update(id, () => ({ doc: { id, name: id, chat } })),
      organization.deliveries.update(`${week}/weekly/${id}`, () => ({
        doc: {
          id: `${week}/weekly/${id}`,
          to: { person: id },
          about: { kind: "weekly", week },
          plannedAt: now,
          state: "planned",
          attempts: 0,
          at: now,
        },
      })),
    ]);
  }
  const world = createWorld(store);
  const sender = createSender({ instance: "bench", pace: createPace() });
  const before = heldMegabytes();
  const stop = AbortSignal.timeout(longest * 1000);
  const began = performance.now();
  const { sent } = await deliverDue(world, organization, sender, stop);
  const seconds = (performance.now() - began) / 1000;
  const held = heldMegabytes() - before;
  const resident = residentMegabytes();
  await store.close();
  const [perSecond] = organizationWindows;
  const permitted = perSecond === undefined ? Number.NaN : perSecond.limit / (perSecond.milliseconds / 1000);
  return [
    {
      people: String(people),
      sent: String(sent),
      "achieved rate": `${(sent / seconds).toFixed(1)} a second`,
      "permitted rate": `${permitted} a second`,
      share: `${((100 * sent) / seconds / permitted).toFixed(0)} %`,
      held: `${held.toFixed(0)} MB more`,
      resident: `${resident.toFixed(0)} MB`,
    },
  ];
}
