import type { UnknownOwnerPolicy } from "@/db/enums";
import { type MatchedContributors, matchContributors, readContributors } from "@/lib/sources/contributors";
import type { OwnerIndex } from "@/lib/sources/import/owners";
import type { UnitIndex } from "@/lib/sources/import/units";
import { ownershipOf, type SourceColumn } from "@/lib/sources/types";

/** Cells of the matched columns, or why the row is refused; the reason starts with the column's label. */
export type MatchedRow =
  | { ok: true; cells: (string | null)[]; unowned: boolean }
  | { ok: false; reason: string };

export interface MatchRules {
  columns: readonly SourceColumn[];
  unknownOwners: UnknownOwnerPolicy;
  owners: OwnerIndex;
  units: UnitIndex;
}

type MatchedCell = { cells: (string | null)[]; unowned?: boolean } | { reason: string };

/**
 * Who and which unit the typed values of a row name, in the order of `matchedColumns`. Someone unknown is refused, or
 * kept without an owner under the policy "keep"; under "create" people are there by now, and units are never made.
 */
export function compileMatching({ columns, unknownOwners, owners, units }: MatchRules) {
  const keeps = unknownOwners === "keep";
  const matchers = columns.flatMap((column, place) => {
    const ownership = ownershipOf(column);
    if (!ownership) return [];
    const match = { person, contributors, team }[ownership];
    return [(values: readonly (string | null)[]) => match(column.label, values[place] ?? null)];
  });

  return (values: readonly (string | null)[]): MatchedRow => {
    const cells: (string | null)[] = [];
    let unowned = false;
    for (const match of matchers) {
      const found = match(values);
      if ("reason" in found) return { ok: false, reason: found.reason };
      cells.push(...found.cells);
      unowned ||= found.unowned === true;
    }
    return { ok: true, cells, unowned };
  };

  function person(label: string, text: string | null): MatchedCell {
    if (text === null) return { cells: [null] };
    const employeeId = owners.match(text);
    if (employeeId !== null) return { cells: [String(employeeId)] };
    return keeps
      ? { cells: [null], unowned: true }
      : { reason: `${label} "${text.slice(0, 80)}" is no known person` };
  }

  function team(label: string, text: string | null): MatchedCell {
    if (text === null) return { cells: [null] };
    const unitId = units.match(text);
    if (unitId !== null) return { cells: [String(unitId)] };
    if (keeps) return { cells: [null], unowned: true };
    const why = units.isAmbiguous(text) ? "names several units: write its code" : "is no known unit";
    return { reason: `${label} "${text.slice(0, 80)}" ${why}` };
  }

  function contributors(label: string, text: string | null): MatchedCell {
    if (text === null) return { cells: [null, null] };
    const read = readContributors(text);
    if (!read.ok) return { reason: `${label} ${read.reason}` };
    const matched = matchContributors(read.named, (name) => owners.match(name));
    const [unknown] = matched.unknown;
    if (unknown !== undefined && !keeps)
      return { reason: `${label} "${unknown.slice(0, 80)}" is no known person` };
    return { cells: contributorCells(matched), unowned: unknown !== undefined };
  }
}

/** As PostgreSQL reads arrays; none instead of empty ones. */
export const contributorCells = ({ employeeIds, shares }: MatchedContributors): (string | null)[] =>
  employeeIds.length === 0 ? [null, null] : [`{${employeeIds.join(",")}}`, `{${shares.join(",")}}`];

/** The texts of a row that must name people. */
export function* namesIn(
  columns: readonly SourceColumn[],
  values: readonly (string | null)[],
): Generator<string> {
  for (const [place, column] of columns.entries()) {
    const text = values[place] ?? null;
    if (text === null) continue;
    if (column.isOwner) yield text;
    if (!column.isContributors) continue;
    const read = readContributors(text);
    if (read.ok) for (const { name } of read.named) yield name;
  }
}
