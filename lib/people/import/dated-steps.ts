import { changeFrom, type Dated, type DatedChange } from "../dated/change-from";
import { holds, overlap } from "../dated/range";
import type { ReportingLine } from "../reporting/loop";
import type { ManagedDraft } from "./managers";
import type { ExistingPeople, PlanOptions, StoredLine, StoredPosition } from "./plan-types";

export interface PositionStep {
  step: DatedChange;
  orgUnitId: number | null;
  jobRoleId: number | null;
}

/** What a row changes about position and lines, and the lines its person will have. */
export interface DatedSteps {
  position: PositionStep | null;
  manager: { step: DatedChange; managerId: number } | null;
  dotted: ReportingLine[];
  linesAfter: ReportingLine[];
  /** Those of `linesAfter` that are new. */
  newLines: ReportingLine[];
}

/** Positions and lines of everyone, by person. */
export function storedByPerson({ positions, lines }: ExistingPeople) {
  return { positions: byEmployee(positions), lines: byEmployee(lines) };
}

/** Plans the dated changes of a row; the first position and the first lines of a person hold since ever. */
export function planDatedSteps(
  row: ManagedDraft,
  place: { orgUnitId: number | undefined; jobRoleId: number | undefined },
  stored: ReturnType<typeof storedByPerson>,
  when: Pick<PlanOptions, "effectiveFrom"> & { today: string },
): DatedSteps {
  const { draft, personId } = row;
  const changeDay = draft.effectiveFrom ?? when.effectiveFrom ?? when.today;
  const dayFor = (known: readonly unknown[]) =>
    known.length > 0 ? changeDay : (draft.effectiveFrom ?? null);
  const lines = stored.lines.get(personId) ?? [];
  const positions = stored.positions.get(personId) ?? [];

  const direct = lines.filter((line) => line.kind === "direct").map((line) => dated(line, line.managerId));
  const managerStep =
    row.managerId === null
      ? null
      : changeFrom(direct, dayFor(direct), (managerId) => managerId === row.managerId);
  const manager =
    managerStep && row.managerId !== null ? { step: managerStep, managerId: row.managerId } : null;

  const afterDirect = manager ? applied(lines, manager.step) : lines.map(asLine);
  const newLines: ReportingLine[] = manager ? newLine(personId, manager, direct) : [];
  const dotted = row.dottedManagerIds.flatMap((managerId) => {
    // Judged by the lines as this row leaves them: a manager of old may go on as a dotted one.
    const toThem = [...afterDirect, ...newLines].filter((line) => line.managerId === managerId);
    const step = changeFrom(
      toThem.map((line, id) => dated({ ...line, id }, true)),
      dayFor(lines),
      () => true,
    );
    return step?.insert ? [{ employeeId: personId, managerId, ...step.insert }] : [];
  });
  newLines.push(...dotted);
  return {
    position: planPosition(positions, place, dayFor(positions)),
    manager,
    dotted,
    linesAfter: [...afterDirect, ...newLines],
    newLines,
  };
}

/** Whether the person would report to one manager twice on the same day. */
export function reportsTwice(lines: readonly ReportingLine[]): boolean {
  return lines.some((line, index) =>
    lines.slice(index + 1).some((other) => other.managerId === line.managerId && overlap(line, other)),
  );
}

function planPosition(
  positions: readonly StoredPosition[],
  place: { orgUnitId: number | undefined; jobRoleId: number | undefined },
  day: string | null,
): PositionStep | null {
  if (place.orgUnitId === undefined && place.jobRoleId === undefined) return null;
  const before = positions.find((position) => holds(position, day));
  const orgUnitId = place.orgUnitId ?? before?.orgUnitId ?? null;
  const jobRoleId = place.jobRoleId ?? before?.jobRoleId ?? null;
  const step = changeFrom(
    positions.map((position) => dated(position, position)),
    day,
    (value) => value.orgUnitId === orgUnitId && value.jobRoleId === jobRoleId,
  );
  return step && { step, orgUnitId, jobRoleId };
}

const dated = <V>(
  { id, from, to }: { id: number; from: string | null; to: string | null },
  value: V,
): Dated<V> => ({
  id,
  from,
  to,
  value,
});

const asLine = ({ employeeId, managerId, from, to }: StoredLine): ReportingLine => ({
  employeeId,
  managerId,
  from,
  to,
});

function applied(lines: readonly StoredLine[], step: DatedChange): ReportingLine[] {
  return lines
    .filter((line) => line.id !== step.replace)
    .map((line) => (line.id === step.end?.id ? { ...asLine(line), to: step.end.to } : asLine(line)));
}

function newLine(
  employeeId: number,
  { step, managerId }: { step: DatedChange; managerId: number },
  direct: readonly Dated<number>[],
): ReportingLine[] {
  const range = step.insert ?? direct.find((line) => line.id === step.replace);
  return range ? [{ employeeId, managerId, from: range.from, to: range.to }] : [];
}

function byEmployee<T extends { employeeId: number }>(rows: readonly T[]): Map<number, T[]> {
  const map = new Map<number, T[]>();
  for (const row of rows) {
    const known = map.get(row.employeeId);
    if (known) known.push(row);
    else map.set(row.employeeId, [row]);
  }
  return map;
}
