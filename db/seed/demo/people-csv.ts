import { csvLine } from "@/lib/csv/write-csv";
import { type DemoMonth, isoDay } from "./calendar";
import type { Person } from "./people";
import { MOVE, MOVE_MONTH } from "./stories";

/** Everyone as of their first position, as the file that a people import takes. */
export function peopleCsv(people: readonly Person[]): string {
  const rows = people.map((person) => [
    person.number,
    person.name,
    person.email,
    person.manager,
    person.unit,
    person.role,
    person.hiredOn,
    // Sales writes people's names into its deals, the others the sign-in of their tool.
    person.role === "Sales executive" ? `${person.handle}; ${person.name}` : person.handle,
  ]);
  const headings = ["employee_number", "name", "email", "manager", "unit", "job_role", "hired_on", "aliases"];
  return [headings, ...rows].map((row) => csvLine(row)).join("");
}

/** Who changed team since, and from when on. */
export function movesCsv(months: readonly DemoMonth[]): string {
  const from = months.find((month) => month.index === MOVE_MONTH)?.firstDay ?? 0;
  const headings = ["employee_number", "manager", "unit", "effective_from"];
  return [headings, [MOVE.person, MOVE.manager, MOVE.unit, isoDay(from)]].map((row) => csvLine(row)).join("");
}
