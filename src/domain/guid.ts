/** Microsoft's ids as they are kept: of tenants, people, subscriptions and applications. */

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it is a GUID in lower case, with hyphens. What people write is read with `guid` of `reports/csv/columns.ts`. */
export const isGuid = (text: string): boolean => guid.test(text);
