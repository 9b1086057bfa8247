/** The report “Partner profile”: our own Partner IDs, which of them are locations, and what is to be set of that. */

/** One account of ours. `isLocation` undefined: the report does not say. */
export type PartnerProfileRow = {
  line: number;
  id: string;
  name?: string | undefined;
  /** The Partner ID of the global account. */
  global?: string | undefined;
  place?: string | undefined;
  isLocation?: boolean | undefined;
};

export type PartnerProfile = {
  /** In the order of the report, each once. */
  locations: readonly Pick<PartnerProfileRow, "id" | "name" | "place">[];
  global: string | undefined;
};

/** The locations are the accounts that the report calls so, else those that are not the global one. */
export function partnerProfileOf(rows: readonly PartnerProfileRow[]): PartnerProfile {
  const globals = new Set(rows.flatMap(({ id, global, isLocation }) => (isLocation === false ? [id] : (global ?? []))));
  const locations = new Map<string, PartnerProfileRow>();
  for (const row of rows) {
    if ((row.isLocation ?? !globals.has(row.id)) && !locations.has(row.id)) locations.set(row.id, row);
  }
  const [global] = globals;
  return { locations: [...locations.values()], global: globals.size === 1 ? global : undefined };
}

/**
 * What to do with it, a sentence each. Partner IDs are settings of the program, which only whoever runs it can change.
 * @param set what is set by now; absent where that is not known.
 */
export function profileSentences(
  { locations, global }: PartnerProfile,
  set?: { partnerIds: readonly string[]; globalPartnerId?: string | undefined },
): readonly string[] {
  if (locations.length === 0) return ["It names no location account. Association needs the Partner ID of a location."];
  const ids = locations.map(({ id }) => id);
  const lacking = ids.filter((id) => set?.partnerIds.includes(id) !== true);
  const foreign = (set?.partnerIds ?? []).filter((id) => !ids.includes(id));
  const isGlobalSet = global === undefined || set?.globalPartnerId === global;
  if (lacking.length === 0 && isGlobalSet && foreign.length === 0) return ["These are already set."];
  const lines = [`PARTNER_IDS=${ids.join(",")}`, ...(global === undefined ? [] : [`PARTNER_GLOBAL_ID=${global}`])];
  return [
    `Ask whoever runs this bot to set ${lines.join(" and ")}, leaving out locations that do no such work, and to start it again.`,
    ...(foreign.length === 0 ? [] : [`Set now, and not in the report: ${foreign.join(", ")}.`]),
    ...(global !== undefined && set?.partnerIds.includes(global) === true
      ? [`${global} is the global account's: a link to it counts for nothing.`]
      : []),
  ];
}
