import { requireAbility } from "@/lib/access/policy";
import { type Ctx, inTransaction } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { findByNumberOrEmail } from "@/lib/people/by-number-or-email";
import { type TargetInput, type TargetsFileInput, targetInput } from "./input";
import { storeTargets } from "./mutations";
import { type FileTarget, readTargetsFile } from "./read-targets-file";

const MOST_PROBLEMS = 50;

/**
 * Enters a file of target bonuses: all of them, or none with what is wrong in which line. Lines that say what stands
 * there already change nothing.
 */
export function importTargets(
  ctx: Ctx,
  input: TargetsFileInput,
): Promise<{ entered: number; unchanged: number }> {
  requireAbility(ctx.actor, "manage bonuses");
  return inTransaction(ctx, async (inside) => {
    const file = readTargetsFile(input.csv);
    if (!file.ok) throw refusal(file.problems);
    const people = await findByNumberOrEmail(
      inside.db,
      file.targets.map(({ employee }) => employee),
    );
    const { problems, targets } = readRows(file.targets, people);
    if (problems.length > 0) throw refusal(problems);
    const entered = await storeTargets(inside, targets);
    return { entered, unchanged: targets.length - entered };
  });
}

function readRows(rows: readonly FileTarget[], people: ReadonlyMap<string, number>) {
  const problems: string[] = [];
  const targets: TargetInput[] = [];
  const seen = new Set<string>();
  for (const { line, employee, ...fields } of rows) {
    const employeeId = people.get(employee.toLowerCase());
    if (employeeId === undefined) {
      problems.push(`Line ${line}: nobody has the number or address “${employee.slice(0, 80)}”`);
      continue;
    }
    const read = targetInput.safeParse({ employee_id: employeeId, ...fields });
    if (!read.success) {
      for (const { message } of read.error.issues) problems.push(`Line ${line}: ${message}`);
      continue;
    }
    const key = `${employeeId} ${read.data.effective_from}`;
    if (seen.has(key)) {
      problems.push(`Line ${line}: “${employee.slice(0, 80)}” stands in the file twice for this day`);
    }
    seen.add(key);
    targets.push(read.data);
  }
  return { problems, targets };
}

const refusal = (problems: readonly string[]) =>
  invalid(problems.slice(0, MOST_PROBLEMS).map((message, index) => ({ path: `csv.${index}`, message })));
