/** Writes a document, then one larger than a file may be here, which is how a full disk looks; says what came of it. */
import { newCustomer } from "../../src/domain/customer/customer.ts";
import { openStore } from "../../src/store/open.ts";

// Without a listener the signal would end the process instead of the write.
process.on("SIGXFSZ", () => undefined);

const [folder = "", organization = ""] = process.argv.slice(2);
const store = await openStore(`file:${folder}`);
const { customers } = store.organization(organization);
const small = newCustomer({
  id: "a",
  name: "A",
  source: "person",
  addedAt: "2026-11-22T09:00:00.000Z",
  tags: ["small"],
});
await customers.update("a", () => ({ doc: small }));
try {
  await customers.update("a", () => ({ doc: { ...small, tags: Array.from({ length: 9000 }, () => "large") } }));
  console.log("accepted");
} catch (error) {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
  console.log(`refused ${code}, still ${(await customers.get("a"))?.tags.length} tag`);
}
await store.close();
