/**
 * The report “Partner profile” of the Insights downloads hub: MPNId, PartnerName, PGA_MPNID, PGA_PartnerName, City, Country,
 * AccountType, which was HierarchyLevel and says whether the id is global or a location's. Microsoft: Insights data definitions.
 */
import type { PartnerProfileRow } from "../domain/imports/partner-profile.ts";
import type { Columns, Making } from "./csv/columns.ts";

export const partnerProfileColumns = {
  id: { names: ["MPNId", "Partner ID", "PartnerOneId", "Location ID"], required: "value", called: "Partner ID" },
  name: { names: ["PartnerName"] },
  global: { names: ["PGA_MPNID", "PGA_PartnerID"], required: "column" },
  globalName: { names: ["PGA_PartnerName"] },
  city: { names: ["City"] },
  country: { names: ["Country", "Country/Region"] },
  type: { names: ["AccountType", "HierarchyLevel"], required: "column" },
} as const satisfies Columns;

export const partnerProfileMaking = (): Making<typeof partnerProfileColumns, PartnerProfileRow> => ({
  make: ({ line, id, name, global, city, country, type = "" }) =>
    /^\d{4,12}$/.test(id)
      ? {
          line,
          id,
          name,
          global: /^\d{4,12}$/.test(global ?? "") ? global : undefined,
          place: [city, country].filter((one) => one !== undefined).join(", "),
          isLocation: /location/i.test(type) ? true : /global|headquarter/i.test(type) ? false : undefined,
        }
      : { line, refused: `The Partner ID “${id.slice(0, 40)}” is not a number.` },
});
