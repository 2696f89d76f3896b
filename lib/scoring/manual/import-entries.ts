import { inArray, or, sql } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { type Ctx, inTransaction } from "@/lib/context";
import { type FieldProblem, invalid } from "@/lib/errors";
import { readEntryValue } from "./entry-value";
import { listExpected, type ManualKpi } from "./expected";
import type { EntriesFileInput } from "./input";
import { requireMayEnter } from "./may-enter";
import { lockEnterablePeriod, writeEntry } from "./mutations";
import { type FileEntry, readEntriesFile } from "./read-entries-file";

const MOST_PROBLEMS = 50;

/**
 * Enters a file of values for one KPI and period: all of them, or none with what is wrong in which line. Lines that say
 * what stands there already change nothing.
 */
export function importEntries(ctx: Ctx, input: EntriesFileInput): Promise<{ entered: number }> {
  return inTransaction(ctx, async (tx) => {
    const file = readEntriesFile(input.csv);
    if (!file.ok) throw refusal(file.problems);
    const people = await findPeople(tx, file.entries);
    await requireMayEnter(tx, [...new Set(people.values())]);
    const period = await lockEnterablePeriod(tx, input.period_id);
    const expected = await listExpected(tx.db, period, [...new Set(people.values())]);
    const kpiOf = new Map(
      expected.map(({ person, kpis }) => [
        person.employeeId,
        kpis.find(({ kpiId }) => kpiId === input.kpi_id),
      ]),
    );
    const { problems, rows } = readRows(file.entries, { people, kpiOf, period: period.name });
    if (problems.length > 0) throw refusal(problems);
    for (const { employeeId, kpi, value, note } of rows) {
      await writeEntry(tx, { employee_id: employeeId, period, kpi, value, note });
    }
    return { entered: rows.length };
  });
}

/** By the text in the file. */
async function findPeople({ db }: Ctx, entries: readonly FileEntry[]): Promise<Map<string, number>> {
  const texts = [...new Set(entries.map(({ employee }) => employee))];
  if (texts.length === 0) return new Map();
  const lower = texts.map((text) => text.toLowerCase());
  const rows = await db
    .select({ id: employees.id, number: employees.employeeNumber, email: employees.email })
    .from(employees)
    .where(or(inArray(employees.employeeNumber, texts), inArray(sql`lower(${employees.email})`, lower)));
  return new Map(
    texts.flatMap((text): [string, number][] => {
      const found =
        rows.find(({ number }) => number === text) ??
        rows.find(({ email }) => email?.toLowerCase() === text.toLowerCase());
      return found ? [[text, found.id]] : [];
    }),
  );
}

interface Known {
  people: ReadonlyMap<string, number>;
  kpiOf: ReadonlyMap<number, ManualKpi | undefined>;
  period: string;
}

function readRows(entries: readonly FileEntry[], { people, kpiOf, period }: Known) {
  const problems: string[] = [];
  const rows: { employeeId: number; kpi: ManualKpi; value: string | null; note: string }[] = [];
  const seen = new Set<number>();
  for (const { line, employee, value, note } of entries) {
    const refuse = (problem: string) => problems.push(`Line ${line}: ${problem}`);
    const employeeId = people.get(employee);
    const kpi = employeeId === undefined ? undefined : kpiOf.get(employeeId);
    if (employeeId === undefined) refuse(`nobody has the number or address “${employee.slice(0, 80)}”`);
    else if (!kpi) refuse(`this KPI is not entered for “${employee.slice(0, 80)}” in ${period}`);
    else if (seen.has(employeeId)) refuse(`“${employee.slice(0, 80)}” stands in the file twice`);
    else if (note.length > 1000) refuse("the note has more than 1,000 characters");
    else {
      const read = readEntryValue(value, kpi);
      if (read.ok) rows.push({ employeeId, kpi, value: read.value, note });
      else refuse(read.problem);
    }
    if (employeeId !== undefined) seen.add(employeeId);
  }
  return { problems, rows };
}

function refusal(problems: readonly string[]) {
  const fields: FieldProblem[] = problems
    .slice(0, MOST_PROBLEMS)
    .map((message, index) => ({ path: `csv.${index}`, message }));
  return invalid(fields);
}
