/** The store: one durable answer as the number of customers grows, against lowdb's own one-file preset. */
import { join } from "node:path";
import { JSONFile } from "lowdb/node";
import { Low } from "lowdb";
import { saveAnswers } from "../../app/customers/answer.ts";
import type { Customer } from "../../domain/customer/customer.ts";
import { openFileStore } from "../../store/files/files.ts";
import { aCustomer, fillWithCustomers, median, organizationId } from "./house.ts";
import { createWorld } from "./world.ts";

const answers = 200;
/** One file of everything takes a second a change at 50,000. */
const answersInOneFile = 5;
const smallest = 500;

export async function measureAnswers(folder: string, sizes: readonly number[]): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  let flat: number | undefined;
  for (const size of [smallest, sizes.at(-1) ?? smallest]) {
    const path = join(folder, `answers-${size}`);
    const store = await openFileStore(path);
    const organization = store.organization(organizationId);
    await fillWithCustomers(organization, 0, size);
    const ours = await durableAnswers(store, size);
    await store.close();
    const preset = await inOneFile(join(folder, `one-${size}.json`), size);
    flat ??= ours;
    rows.push({
      customers: String(size),
      "one answer": `${ours.toFixed(2)} ms`,
      [`against ${smallest}`]: `${(ours / flat).toFixed(2)}×`,
      "lowdb's one file": `${preset.toFixed(1)} ms`,
      "one file against ours": `${(preset / ours).toFixed(0)}×`,
    });
  }
  return rows;
}

async function durableAnswers(store: Awaited<ReturnType<typeof openFileStore>>, size: number): Promise<number> {
  const world = createWorld(store);
  const organization = store.organization(organizationId);
  const by = { id: "manager", name: "Manager", manager: true };
  const times: number[] = [];
  for (let index = 0; index < answers; index += 1) {
    const { id } = aCustomer(Math.floor((index * size) / answers));
    const revision = (await organization.customers.get(id))?.checklist.revision ?? 0;
    const began = performance.now();
    await saveAnswers(world, organization, { customer: id, answers: { cpor: "yes", pal: "no" }, revision, by });
    times.push(performance.now() - began);
  }
  return median(times);
}

async function inOneFile(file: string, size: number): Promise<number> {
  const all: Customer[] = Array.from({ length: size }, (_, index) => aCustomer(index));
  const low = new Low(new JSONFile<Customer[]>(file), all);
  const times: number[] = [];
  for (let index = 0; index < answersInOneFile; index += 1) {
    const began = performance.now();
    await low.update((customers) => {
      const [first] = customers;
      if (first !== undefined) customers[0] = { ...first, checklist: { revision: index, answers: {} } };
    });
    times.push(performance.now() - began);
  }
  return median(times);
}
