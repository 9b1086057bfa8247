/** Customers that are named together by how their names begin: "the Contoso customers", "both Fabrikams". Pure. */
import { namesakesOf, type NameIndex } from "../words/names.ts";
import { hasCustomer, type FoundName, type Reading } from "./reading.ts";

const opensMany = /^(?:all|both|the|our|my|these|those|two|three|four|five)$/;
const many = /^(?:customers|companies|accounts|clients|tenants|entities|organi[sz]ations|ones)$/;
const counted: Readonly<Record<string, number>> = { both: 2, two: 2, three: 3, four: 4, five: 5 };

/** The reading with each of them in its place, where as many are said as there are; else with a choice of which. */
export function withAllCalled(reading: Reading, names: NameIndex): Reading {
  const foldAt = (at: number): string => reading.words[at]?.fold ?? "";
  const found = reading.found.flatMap((one): readonly FoundName[] => {
    const [called, before] = [foldAt(one.from), foldAt(one.from - 1)];
    if (!hasCustomer(one) || one.to - one.from !== 1 || !opensMany.test(before)) return [one];
    const isOfMany = many.test(foldAt(one.to));
    if (!isOfMany && !called.endsWith("s")) return [one];
    const left = (reading.denied ?? []).flatMap(({ candidates }) => candidates.map(({ id }) => id));
    const all = namesakesOf("", isOfMany ? called : called.slice(0, -1), names).filter(({ id }) => !left.includes(id));
    if (all.length + left.length < 2) return [one];
    return (counted[before] ?? all.length) === all.length
      ? all.map((each) => ({ ...one, candidates: [each] }))
      : [{ ...one, candidates: all }];
  });
  return { ...reading, found };
}
