import { describeLoop, findLoop, linesByEmployee, type ReportingLine } from "../reporting/loop";

/**
 * The loops that planned lines close, as a reason per person whose planned line is part of one. `lines` are all lines
 * that would hold, the planned ones included.
 */
export function loopsOf(
  planned: readonly ReportingLine[],
  lines: readonly ReportingLine[],
  nameOf: (personId: number) => string,
): Map<number, string> {
  const inside = possiblyLooped(lines);
  const among = linesByEmployee(
    lines.filter((line) => inside.has(line.employeeId) && inside.has(line.managerId)),
  );
  const steps = new Set(planned.map((line) => `${line.employeeId}>${line.managerId}`));
  const reasons = new Map<number, string>();
  for (const line of planned) {
    if (reasons.has(line.employeeId) || !inside.has(line.employeeId)) continue;
    const loop = findLoop(line, among);
    if (!loop) continue;
    const reason = `The reporting lines close a loop: ${describeLoop(loop.map(nameOf))}.`;
    for (const [index, person] of loop.entries()) {
      if (steps.has(`${person}>${loop[index + 1]}`)) reasons.set(person, reason);
    }
  }
  return reasons;
}

/** People left when everyone without a manager or without reports is taken away, again and again: loops lie among them. */
function possiblyLooped(lines: readonly ReportingLine[]): Set<number> {
  const peelUp = peel(lines, (line) => [line.employeeId, line.managerId]);
  const peelDown = peel(lines, (line) => [line.managerId, line.employeeId]);
  return new Set([...peelUp].filter((person) => peelDown.has(person)));
}

/** Takes away everyone from whom no line leads on, until all who stay have one. */
function peel(lines: readonly ReportingLine[], ends: (line: ReportingLine) => [number, number]): Set<number> {
  const leading = new Map<number, number>();
  const arriving = new Map<number, number[]>();
  for (const line of lines) {
    const [from, to] = ends(line);
    leading.set(from, (leading.get(from) ?? 0) + 1);
    if (!leading.has(to)) leading.set(to, 0);
    const known = arriving.get(to);
    if (known) known.push(from);
    else arriving.set(to, [from]);
  }
  const gone = [...leading].flatMap(([person, count]) => (count === 0 ? [person] : []));
  for (let person = gone.pop(); person !== undefined; person = gone.pop()) {
    leading.delete(person);
    for (const from of arriving.get(person) ?? []) {
      const left = (leading.get(from) ?? 0) - 1;
      leading.set(from, left);
      if (left === 0) gone.push(from);
    }
  }
  return new Set(leading.keys());
}
