/** What a people file can say about a person. The standard heading of a field is its name. */
export const peopleFields = [
  "employee_number",
  "name",
  "email",
  "manager",
  "unit",
  "job_role",
  "hired_on",
  "left_on",
  "time_zone",
  "aliases",
  "dotted_manager",
  "effective_from",
] as const;

export type PeopleField = (typeof peopleFields)[number];
export const dateFields: readonly PeopleField[] = ["hired_on", "left_on", "effective_from"];

export const fieldLabels: Record<PeopleField, string> = {
  employee_number: "Employee number",
  name: "Name",
  email: "E-mail",
  manager: "Manager",
  unit: "Unit",
  job_role: "Job role",
  hired_on: "First day",
  left_on: "Last day",
  time_zone: "Time zone",
  aliases: "Aliases",
  dotted_manager: "Dotted-line manager",
  effective_from: "In force from",
};

/** Field → heading of the file. A blank heading means the field is not read. */
export type FieldMapping = Partial<Record<PeopleField, string>>;

export type MappedHeadings =
  | { ok: true; columns: Map<PeopleField, number>; unused: string[] }
  | { ok: false; problems: { field: PeopleField; message: string }[] };

/**
 * Which column feeds which field: as mapped, otherwise the column whose heading is the field's name (capitals, spaces
 * and dashes aside).
 */
export function mapHeadings(headings: readonly string[], mapping: FieldMapping): MappedHeadings {
  const columns = new Map<PeopleField, number>();
  const problems: { field: PeopleField; message: string }[] = [];
  for (const field of peopleFields) {
    const wanted = mapping[field];
    const index = wanted === undefined ? headingIndex(headings, field) : headingIndex(headings, wanted);
    if (index >= 0) columns.set(field, index);
    else if (wanted?.trim()) problems.push({ field, message: `The file has no heading “${wanted}”.` });
  }
  const keys: PeopleField[] = ["employee_number", "email", "name"];
  if (problems.length === 0 && !keys.some((field) => columns.has(field))) {
    const message = "No column says who a row is about: map the employee number, the e-mail or the name.";
    problems.push({ field: "employee_number", message });
  }
  if (problems.length > 0) return { ok: false, problems };
  const used = new Set(columns.values());
  return { ok: true, columns, unused: headings.filter((_, index) => !used.has(index)) };
}

function headingIndex(headings: readonly string[], wanted: string): number {
  if (wanted.trim() === "") return -1;
  const exact = headings.findIndex((heading) => heading.trim() === wanted.trim());
  return exact >= 0 ? exact : headings.findIndex((heading) => plain(heading) === plain(wanted));
}

const plain = (heading: string) =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
