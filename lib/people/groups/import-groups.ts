import { requireAbility } from "@/lib/access/policy";
import { type Ctx, inTransaction } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { findByNumberOrEmail } from "../by-number-or-email";
import type { GroupsFileInput } from "./input";
import { type GroupChange, storeGroups } from "./mutations";
import { type FilePerson, readGroupsFile } from "./read-groups-file";

const MOST_PROBLEMS = 50;

/**
 * Sets the groups that a file says, for the people and kinds it names: all of them, or none with what is wrong in which
 * line. Lines that say what stands there already change nothing. Counts are of people and kinds.
 */
export function importGroups(
  ctx: Ctx,
  input: GroupsFileInput,
): Promise<{ entered: number; removed: number; unchanged: number }> {
  requireAbility(ctx.actor, "manage groups of people");
  return inTransaction(ctx, async (inside) => {
    const file = readGroupsFile(input.csv);
    if (!file.ok) throw refusal(file.problems);
    const ids = await findByNumberOrEmail(
      inside.db,
      file.people.map(({ employee }) => employee),
    );
    const { problems, changes } = changesOf(file.people, ids);
    if (problems.length > 0) throw refusal(problems);
    const { entered, removed } = await storeGroups(inside, changes);
    return { entered, removed, unchanged: changes.length - entered - removed };
  });
}

function changesOf(people: readonly FilePerson[], ids: ReadonlyMap<string, number>) {
  const problems: string[] = [];
  const changes: GroupChange[] = [];
  const seen = new Set<number>();
  for (const { line, employee, groups } of people) {
    const employeeId = ids.get(employee.toLowerCase());
    const shown = `“${employee.slice(0, 80)}”`;
    if (employeeId === undefined) {
      problems.push(`Line ${line}: nobody has the number or address ${shown}`);
      continue;
    }
    if (seen.has(employeeId)) problems.push(`Line ${line}: ${shown} stands in the file twice`);
    seen.add(employeeId);
    for (const [kind, value] of Object.entries(groups)) changes.push({ employeeId, kind, value });
  }
  return { problems, changes };
}

const refusal = (problems: readonly string[]) =>
  invalid(problems.slice(0, MOST_PROBLEMS).map((message, index) => ({ path: `csv.${index}`, message })));
