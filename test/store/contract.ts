/** What every store promises, whatever is behind it. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/app/ports.ts";
import { type Customer, newCustomer } from "../../src/domain/customer/customer.ts";
import { defaultSettings, type Delivery } from "../../src/domain/documents.ts";
import { newDelivery } from "../../src/domain/messages/delivery.ts";

/** Somewhere documents are kept, empty at first, and what can go wrong there. */
export type Place = {
  /** Opens what is kept here; again after closing, to see what lasted. */
  open(): Promise<Store>;
  /** Makes every write fail from now on. */
  breakWrites(): Promise<void>;
  /** Overwrites what is stored of a customer with a text. */
  overwrite(organization: string, id: string, text: string): Promise<void>;
  /** What is stored of a customer, as a text. */
  stored(organization: string, id: string): Promise<string>;
  leave(): Promise<void>;
};

const fabrikam = "0f1e2d3c-0000-4000-8000-00000000000a";
const northwind = "0f1e2d3c-0000-4000-8000-00000000000b";
const contoso = "11111111-0000-4000-8000-000000000001";

export function aCustomer(known: Partial<Customer> = {}): Customer {
  return newCustomer({
    id: contoso,
    name: "Contoso Ltd.",
    source: "import",
    addedAt: "2026-11-22T09:00:00.000Z",
    ...known,
  });
}

export function tagged(tag: string) {
  return (current: Customer | undefined) => {
    const customer = current ?? aCustomer();
    return { doc: { ...customer, tags: [...customer.tags, tag] } };
  };
}

/**
 * @param where where the documents are, as in "a folder"
 * @param canBreak whether anything can go wrong there
 */
export function describeStore(where: string, makePlace: () => Promise<Place>, canBreak = true): void {
  describe(`A store in ${where}`, () => {
    let place: Place;
    let store: Store;

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });

    afterEach(async () => {
      await store.close();
      await place.leave();
    });

    async function reopen(): Promise<void> {
      await store.close();
      store = await place.open();
    }

    const customers = () => store.organization(fabrikam).customers;

    it("has nothing at first", async () => {
      expect(await customers().get(contoso)).toBeUndefined();
      expect(await customers().list()).toEqual([]);
      expect(await store.organizations()).toEqual([]);
      expect(store.damaged()).toEqual([]);
    });

    it("keeps a document, and still has it when opened again", async () => {
      const customer = aCustomer({ tags: ["gold"], claims: [] });
      await customers().update(contoso, () => ({ doc: customer }));
      expect(await customers().get(contoso)).toEqual(customer);
      await reopen();
      expect(await customers().get(contoso)).toEqual(customer);
      expect(await customers().list()).toEqual([customer]);
    });

    it("gives back what the change gave, with everything in it", async () => {
      const result = await customers().update(contoso, () => ({ doc: aCustomer(), outcome: "recorded", count: 3 }));
      expect(result).toEqual({ doc: aCustomer(), outcome: "recorded", count: 3 });
    });

    it("hands the change the document as it is now", async () => {
      await customers().update(contoso, tagged("first"));
      await customers().update(contoso, (current) => {
        expect(current?.tags).toEqual(["first"]);
        return { doc: current };
      });
    });

    it("removes a document when the change gives none, for good", async () => {
      await customers().update(contoso, tagged("gold"));
      await customers().list();
      await customers().update(contoso, () => ({ doc: undefined }));
      expect(await customers().get(contoso)).toBeUndefined();
      expect(await customers().list()).toEqual([]);
      await reopen();
      expect(await customers().list()).toEqual([]);
      expect(await customers().get(contoso)).toBeUndefined();
      expect(await store.organizations()).toEqual([]);
    });

    it("makes a removed document anew", async () => {
      await customers().update(contoso, tagged("before"));
      await customers().update(contoso, () => ({ doc: undefined }));
      await customers().update(contoso, tagged("after"));
      await reopen();
      expect((await customers().get(contoso))?.tags).toEqual(["after"]);
    });

    it("leaves an absent document absent when the change gives none", async () => {
      await customers().update(contoso, () => ({ doc: undefined, outcome: "unknown" }));
      expect(await customers().get(contoso)).toBeUndefined();
      expect(await store.organizations()).toEqual([]);
    });

    it("changes nothing when the change throws", async () => {
      await customers().update(contoso, tagged("gold"));
      const fault = new Error("out of the rule");
      const change = (): { doc: Customer } => {
        throw fault;
      };
      await expect(customers().update(contoso, change)).rejects.toBe(fault);
      await expect(customers().update("another", change)).rejects.toBe(fault);
      expect((await customers().list()).map((customer) => customer.tags)).toEqual([["gold"]]);
      await customers().update(contoso, tagged("still works"));
      await reopen();
      expect((await customers().get(contoso))?.tags).toEqual(["gold", "still works"]);
    });

    it("changes nothing when the change gives something that is not such a document", async () => {
      await customers().update(contoso, tagged("gold"));
      const wrong = { ...aCustomer(), lifecycle: "asleep" } as unknown as Customer;
      await expect(customers().update(contoso, () => ({ doc: wrong }))).rejects.toThrow(/customers\/1111.*lifecycle/);
      expect((await customers().get(contoso))?.lifecycle).toBe("active");
    });

    it.each([["new"], ["existing"]])("keeps all of 20 changes made at once to a document that is %s", async (which) => {
      if (which === "existing") await customers().update(contoso, () => ({ doc: aCustomer() }));
      const tags = Array.from({ length: 20 }, (_, index) => `tag ${index}`);
      await Promise.all(tags.map((tag) => customers().update(contoso, tagged(tag))));
      await reopen();
      expect([...((await customers().get(contoso))?.tags ?? [])].sort()).toEqual(tags.sort());
    });

    it("keeps changes made at once to many documents", async () => {
      const ids = Array.from({ length: 200 }, (_, index) => `customer-${index}`);
      await Promise.all(ids.map((id) => customers().update(id, () => ({ doc: aCustomer({ id }) }))));
      await reopen();
      expect((await customers().list()).map((customer) => customer.id).sort()).toEqual(ids.sort());
    });

    it("keeps changes made while the documents are being listed", async () => {
      const ids = Array.from({ length: 50 }, (_, index) => `customer-${index}`);
      await Promise.all(ids.map((id) => customers().update(id, () => ({ doc: aCustomer({ id }) }))));
      await reopen();
      await Promise.all([customers().list(), ...ids.map((id) => customers().update(id, tagged("during")))]);
      expect((await customers().list()).every((customer) => customer.tags[0] === "during")).toBe(true);
      expect(await customers().list()).toHaveLength(50);
    });

    it("keeps two organizations apart", async () => {
      await customers().update(contoso, tagged("ours"));
      expect(await store.organization(northwind).customers.get(contoso)).toBeUndefined();
      await store.organization(northwind).customers.update(contoso, tagged("theirs"));
      await store.organization(northwind).customers.update("other", tagged("theirs"));
      await reopen();
      expect((await customers().list()).map((customer) => customer.tags)).toEqual([["ours"]]);
      expect((await store.organization(northwind).customers.list()).map((customer) => customer.tags)).toEqual([
        ["theirs"],
        ["theirs"],
      ]);
      expect([...(await store.organizations())].sort()).toEqual([fabrikam, northwind]);
      await customers().update(contoso, () => ({ doc: undefined }));
      expect(await store.organization(northwind).customers.list()).toHaveLength(2);
    });

    it("keeps the kinds of documents apart", async () => {
      const { people, channels, deliveries, weeks, heard, imports, settings } = store.organization(fabrikam);
      const at = "2026-11-22T09:00:00.000Z";
      await people.update("x", () => ({ doc: { id: "x", name: "Megan" } }));
      await channels.update("x", () => ({ doc: { id: "x", kind: "channel", serviceUrl: "https://example.org/" } }));
      await deliveries.update("x", () => ({
        doc: {
          id: "x",
          to: { channel: "x" },
          about: { kind: "digest", week: "2026-W47" },
          plannedAt: at,
          state: "planned",
          attempts: 0,
          at,
        },
      }));
      await weeks.update("x", () => ({
        doc: { id: "x", at, customers: 1, covered: 1, open: 0, keys: [], byOwner: {} },
      }));
      await heard.update("x", () => ({ doc: { id: "x", turns: [{ activity: "1", at, done: true }] } }));
      const parts = {
        name: { was: "Contoso", became: "1.2" },
        tags: { became: "3.4" },
        "claims/x": { fields: { role: null }, became: "5.6" },
      };
      const changes = [{ id: "c", parts }];
      await imports.update("x", () => ({ doc: { id: "x", at, by: "x", of: "customers", changes, size: 1 } }));
      await settings.update("settings", () => ({
        doc: { ...defaultSettings, imports: { customers: { at, by: "x" } } },
      }));
      await reopen();
      const again = store.organization(fabrikam);
      expect(await again.people.get("x")).toEqual({ id: "x", name: "Megan" });
      expect((await again.channels.get("x"))?.kind).toBe("channel");
      expect((await again.deliveries.get("x"))?.state).toBe("planned");
      expect((await again.weeks.get("x"))?.open).toBe(0);
      expect((await again.heard.get("x"))?.turns).toHaveLength(1);
      expect((await again.imports.get("x"))?.changes).toEqual(changes);
      expect((await again.settings.get("settings"))?.imports.customers?.by).toBe("x");
      expect(await again.customers.list()).toEqual([]);
    });

    it.each([
      ["__proto__", "__proto__"],
      ["constructor", "constructor"],
      ["toString", "toString"],
      ["../../x", "../../x"],
      ["..", ".."],
      [".", "."],
      ["/etc/passwd", "/etc/passwd"],
      ["a/b", "a/b"],
      ["a\\b", "a\\b"],
      ["a%2fb", "a%2fb"],
      ["a~b", "a~b"],
      ["a blank", " "],
      ["a percent sign", "%"],
      ["a conversation's", "19:AbCdEf_1234@thread.tacv2;messageid=1700000000000"],
      ["a delivery's", "2026-W47/digest/19:AbCdEf_1234@thread.tacv2"],
      ["letters of the world", "ünï/日本語/عربي/😀"],
      ["a NUL", "nul\u0000byte"],
      ["half a character", "lone\ud800surrogate"],
      ["300 letters", "x".repeat(300)],
      ["300 characters to escape", "Ü/".repeat(150)],
      ["600 characters", `2026-W47/digest/${"Aa:".repeat(200)}`],
    ])("keeps a document whose id is %s", async (_, id) => {
      await customers().update(id, () => ({ doc: aCustomer({ id, tags: ["this"] }) }));
      await customers().update(`${id}!`, () => ({ doc: aCustomer({ id: `${id}!`, tags: ["that"] }) }));
      await reopen();
      expect((await customers().get(id))?.tags).toEqual(["this"]);
      expect((await customers().list()).map((customer) => customer.id).sort()).toEqual([id, `${id}!`].sort());
      await customers().update(id, () => ({ doc: undefined }));
      expect(await customers().get(id)).toBeUndefined();
      expect(await customers().list()).toHaveLength(1);
    });

    it.each([
      ["capitals", "19:ABC@thread", "19:abc@thread"],
      ["long ends", `${"x".repeat(290)}a`, `${"x".repeat(290)}b`],
      ["escapes", "%61", "a"],
      ["lone surrogates", "\ud800", "\ud801"],
    ])("tells ids apart that differ in %s only", async (_, one, other) => {
      await customers().update(one, () => ({ doc: aCustomer({ id: one, tags: ["one"] }) }));
      expect(await customers().get(other)).toBeUndefined();
      await customers().update(other, () => ({ doc: aCustomer({ id: other, tags: ["other"] }) }));
      await reopen();
      expect((await customers().get(one))?.tags).toEqual(["one"]);
      expect((await customers().get(other))?.tags).toEqual(["other"]);
    });

    it.each([["__proto__"], ["../../x"], ["ABC"], ["a/b"]])("keeps an organization with the id %j", async (id) => {
      await store.organization(id).customers.update(contoso, tagged("theirs"));
      await reopen();
      expect(await store.organizations()).toEqual([id]);
      expect((await store.organization(id).customers.get(contoso))?.tags).toEqual(["theirs"]);
    });

    it.each([
      ["empty", ""],
      ["too long", "x".repeat(801)],
    ])("refuses an id that is %s", async (_, id) => {
      await expect(customers().update(id, tagged("gold"))).rejects.toThrow(/document id/);
      await expect(customers().get(id)).rejects.toThrow(/document id/);
    });

    it.each([
      ["a NUL", "a\u0000b"],
      ["half a character", "a\ud800b"],
      ["line ends", "a\r\nb\u2028c"],
      ["Japanese, Arabic and an emoji", "日本語 عربي 😀"],
      ["quotes and backslashes", `"\\'$1;--`],
      ["a megabyte", "é".repeat(500_000)],
    ])("keeps a text with %s as it is", async (_, name) => {
      await customers().update(contoso, () => ({ doc: aCustomer({ name }) }));
      await reopen();
      expect((await customers().get(contoso))?.name).toBe(name);
    });

    it("keeps fields that this release does not know", async () => {
      const checklist = { revision: 1, answers: {}, colour: "red" };
      await customers().update(contoso, () => ({ doc: { ...aCustomer({ checklist }), shoeSize: 43 } as Customer }));
      await reopen();
      await customers().update(contoso, tagged("gold"));
      await reopen();
      expect(await customers().get(contoso)).toMatchObject({
        shoeSize: 43,
        checklist: { colour: "red" },
        tags: ["gold"],
      });
    });

    it("keeps a message of a kind that a later release added, beside the others", async () => {
      const about = { kind: "anniversary", customers: [contoso], years: 5 } as unknown as Delivery["about"];
      const later = newDelivery("anniversary/1", { person: "megan" }, about, "2026-11-23T08:00:00.000Z");
      await store.organization(fabrikam).deliveries.update(later.id, () => ({ doc: later }));
      await reopen();
      expect(await store.organization(fabrikam).deliveries.list()).toEqual([later]);
      expect(store.damaged()).toEqual([]);
    });

    it("gives the same object for a document as long as it is unchanged", async () => {
      await customers().update("a", () => ({ doc: aCustomer({ id: "a" }) }));
      await customers().update("b", () => ({ doc: aCustomer({ id: "b" }) }));
      const before = await customers().list();
      expect(await customers().list()).toBe(before);
      const a = await customers().get("a");
      expect(before).toContain(a);
      await customers().update("b", tagged("changed"));
      const after = await customers().list();
      expect(after).not.toBe(before);
      expect(after).toContain(a);
      expect(await customers().get("a")).toBe(a);
      expect(after.find((customer) => customer.id === "b")).not.toBe(before.find((customer) => customer.id === "b"));
    });

    it("gives documents nobody can change in place", async () => {
      const tags = ["gold"];
      await customers().update(contoso, () => ({ doc: aCustomer({ tags }) }));
      tags.push("slipped in");
      const customer = await customers().get(contoso);
      expect(customer?.tags).toEqual(["gold"]);
      const all = await customers().list();
      expect(() => Object.assign(customer ?? {}, { name: "Evil Corp" })).toThrow(TypeError);
      expect(() => Object.assign(customer?.checklist ?? {}, { revision: 7 })).toThrow(TypeError);
      expect(() => Object.assign(customer?.tags ?? [], { 0: "slipped in" })).toThrow(TypeError);
      expect(() => (all as Customer[]).pop()).toThrow(TypeError);
    });

    it("does exclusive work once, and throws what it throws", async () => {
      let times = 0;
      const work = async () => void (times += 1);
      expect(await store.exclusively(fabrikam, work)).toBe(true);
      const fault = new Error("disk on fire");
      await expect(store.exclusively(fabrikam, () => Promise.reject(fault))).rejects.toBe(fault);
      expect(await store.exclusively(fabrikam, work)).toBe(true);
      expect(times).toBe(2);
    });

    it("says that it can write when it can", async () => {
      await expect(store.check()).resolves.toBeUndefined();
      expect(await store.organizations()).toEqual([]);
    });

    it("finishes what was begun when it is closed, and takes nothing after", async () => {
      const begun = Promise.all(["a", "b", "c"].map((tag) => customers().update(contoso, tagged(tag))));
      const ours = customers();
      await store.close();
      await begun;
      await expect(ours.update(contoso, tagged("late"))).rejects.toThrow(/closed/);
      await expect(ours.get(contoso)).rejects.toThrow(/closed/);
      await expect(ours.list()).rejects.toThrow(/closed/);
      await store.close();
      store = await place.open();
      expect((await customers().get(contoso))?.tags).toEqual(["a", "b", "c"]);
    });

    if (!canBreak) return;

    it("writes nothing when the change gives back the document it was given", async () => {
      await customers().update(contoso, tagged("gold"));
      const before = await customers().list();
      await place.breakWrites();
      const same = (current: Customer | undefined) => ({ doc: current, outcome: "nothing to do" });
      expect((await customers().update(contoso, same)).outcome).toBe("nothing to do");
      expect(await customers().list()).toBe(before);
    });

    it("leaves memory as it was when a write fails", async () => {
      await customers().update(contoso, tagged("kept"));
      const before = await customers().list();
      await place.breakWrites();
      await expect(customers().update(contoso, tagged("lost"))).rejects.toThrow(/^Could not write customers\/1/);
      await expect(customers().update("another", tagged("lost"))).rejects.toThrow(
        /^Could not write customers\/another/,
      );
      await expect(store.check()).rejects.toThrow(/^Cannot write to /);
      expect(
        (
          await customers()
            .list()
            .catch(() => before)
        ).map((customer) => customer.tags),
      ).toEqual([["kept"]]);
    });

    it.each([
      ["cut short", (text: string) => text.slice(0, text.length / 2)],
      ["empty", () => ""],
      ["not JSON", () => "\u0001 garbage"],
      ["not a stored document", () => `{"name":"Contoso"}`],
      ["of another shape", (text: string) => text.replace('"active"', '"asleep"')],
      ["another document's", (text: string) => text.replace(`"id":"${contoso}"`, '"id":"somebody"')],
    ])("names a document that is %s, keeps it aside and goes on with the others", async (_, damage) => {
      await customers().update(contoso, tagged("damaged"));
      await customers().update("other", () => ({ doc: aCustomer({ id: "other" }) }));
      await store.close();
      const text = damage(await place.stored(fabrikam, contoso));
      await place.overwrite(fabrikam, contoso, text);
      store = await place.open();
      expect((await customers().list()).map((customer) => customer.id)).toEqual(["other"]);
      expect(store.damaged()).toEqual([
        {
          organization: fabrikam,
          collection: "customers",
          id: contoso,
          because: expect.any(String),
          keptAt: expect.any(String),
        },
      ]);
      expect(await customers().get(contoso)).toBeUndefined();
      await customers().update(contoso, tagged("anew"));
      await reopen();
      expect(await customers().list()).toHaveLength(2);
      expect((await customers().get(contoso))?.tags).toEqual(["anew"]);
      expect(store.damaged().map((each) => each.id)).toEqual([contoso]);
    });

    it("does not take a damaged document for an absent one when asked for it", async () => {
      await customers().update(contoso, tagged("damaged"));
      await store.close();
      await place.overwrite(fabrikam, contoso, "{");
      store = await place.open();
      await expect(customers().get(contoso)).rejects.toThrow(/customers\/11111111.*kept at/);
      expect(store.damaged()).toHaveLength(1);
    });

    it("takes back a document kept aside once it can be read", async () => {
      await customers().update(contoso, tagged("gold"));
      await store.close();
      const whole = await place.stored(fabrikam, contoso);
      await place.overwrite(fabrikam, contoso, whole.slice(0, 40));
      store = await place.open();
      expect(await customers().list()).toEqual([]);
      await store.close();
      await place.overwrite(fabrikam, contoso, whole);
      store = await place.open();
      expect((await customers().list()).map((customer) => customer.tags)).toEqual([["gold"]]);
      expect(store.damaged()).toEqual([]);
    });

    it("stops at a document that a newer release wrote, and leaves it where it is", async () => {
      await customers().update(contoso, tagged("gold"));
      await store.close();
      const text = (await place.stored(fabrikam, contoso)).replace('"version":2', '"version":3');
      await place.overwrite(fabrikam, contoso, text);
      store = await place.open();
      await expect(customers().list()).rejects.toThrow(/newer release/);
      await expect(customers().get(contoso)).rejects.toThrow(/newer release/);
      await expect(customers().update(contoso, tagged("lost"))).rejects.toThrow(/newer release/);
      expect(store.damaged()).toEqual([]);
      expect(await place.stored(fabrikam, contoso)).toBe(text);
    });
  });
}
