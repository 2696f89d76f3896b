import { covers, type DayRange, overlap } from "../dated/range";

/** A direct or dotted line; both kinds count for loops. People are numbered, with negative numbers for planned ones. */
export interface ReportingLine extends DayRange {
  employeeId: number;
  managerId: number;
}

/** Lines by the person who reports. */
export type LinesByEmployee = ReadonlyMap<number, readonly ReportingLine[]>;

export function linesByEmployee(lines: Iterable<ReportingLine>): Map<number, ReportingLine[]> {
  const byEmployee = new Map<number, ReportingLine[]>();
  for (const line of lines) {
    const known = byEmployee.get(line.employeeId);
    if (known) known.push(line);
    else byEmployee.set(line.employeeId, [line]);
  }
  return byEmployee;
}

/**
 * The loop that a line closes on at least one day, as the people along it: `[ada, ben, cleo, ada]`. Null when there is
 * none; lines that never hold on the same day close no loop.
 */
export function findLoop(line: ReportingLine, lines: LinesByEmployee): number[] | null {
  const seen = new Map<number, DayRange[]>();
  const start: Step = { person: line.managerId, range: { from: line.from, to: line.to }, before: null };
  const open = [start];
  for (let step = open.pop(); step; step = open.pop()) {
    if (step.person === line.employeeId) return [line.employeeId, ...pathOf(step)];
    const ranges = seen.get(step.person) ?? [];
    const { range } = step;
    if (ranges.some((known) => covers(known, range))) continue;
    seen.set(step.person, [...ranges, range]);
    for (const next of lines.get(step.person) ?? []) {
      const shared = overlap(range, next);
      if (shared) open.push({ person: next.managerId, range: shared, before: step });
    }
  }
  return null;
}

/** One step upwards, with the days on which the whole way here holds. */
interface Step {
  person: number;
  range: DayRange;
  before: Step | null;
}

function pathOf(last: Step): number[] {
  const path: number[] = [];
  for (let step: Step | null = last; step; step = step.before) path.unshift(step.person);
  return path;
}

/** "Ada → Ben → Cleo → Ada"; a long loop is shortened in the middle. */
export function describeLoop(names: readonly string[]): string {
  const shown = names.length > 12 ? [...names.slice(0, 6), "…", ...names.slice(-5)] : names;
  return shown.join(" → ");
}
