/** Writes documents as fast as it can, and says so on its output once each is durable; until it is killed. */
import { writeSync } from "node:fs";
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { openStore } from "../../src/store/open.ts";

const [setting = "", organization = ""] = process.argv.slice(2);
const store = await openStore(setting);
const { customers } = store.organization(organization);

/** The number of changes so far is the checklist's revision; the tags make the text long enough to tear. */
async function write(id: string): Promise<void> {
  for (;;) {
    const { doc } = await customers.update(id, (current) => {
      const customer = current ?? newCustomer({ id, name: id, source: "person", addedAt: "2026-11-22T09:00:00.000Z" });
      const revision = customer.checklist.revision + 1;
      return { doc: { ...customer, checklist: { ...customer.checklist, revision }, tags: tagsOf(revision) } };
    });
    writeSync(1, `${id} ${doc.checklist.revision}\n`);
  }
}

function tagsOf(revision: number): string[] {
  return Array.from({ length: 50 + (revision % 200) }, () => `change ${revision}`);
}

await Promise.all(["a", "b", "c", "d"].map(write));
