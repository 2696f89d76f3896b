import { columnNamed, EMPLOYEE_NAMES, readPastedTable } from "@/lib/csv/pasted-table";
import { groupKind, groupValue } from "./input";

export interface FilePerson {
  line: number;
  /** Employee number or e-mail address, as it stands there. */
  employee: string;
  /** Group by kind; null takes the person out of the kind. */
  groups: Record<string, string | null>;
}

export type GroupsFile =
  | { ok: true; kinds: string[]; people: FilePerson[] }
  | { ok: false; problems: string[] };

const MOST_KINDS = 10;

/** A file of groups: a header row with employee and a column for each kind, in any order. Names in other letter case are the same. */
export function readGroupsFile(text: string): GroupsFile {
  const table = readPastedTable(text);
  if (!table.ok) return table;
  const { header: heads, rows } = table;
  const employeeAt = columnNamed(heads, EMPLOYEE_NAMES);
  const problems = [...headProblems(heads, employeeAt), ...table.problems];
  if (problems.length > 0) return { ok: false, problems };
  const kinds = heads.filter((_, at) => at !== employeeAt);
  const spelling = new Map<string, string>();
  const people: FilePerson[] = [];
  for (const { line, cells } of rows) {
    const groups: FilePerson["groups"] = {};
    for (const [at, kind] of heads.entries()) {
      if (at === employeeAt) continue;
      const cell = cells[at] ?? "";
      const read = cell === "" ? null : groupValue.safeParse(cell);
      if (read && !read.success) problems.push(`Line ${line}: ${read.error.issues[0]?.message}`);
      groups[kind] = read?.success ? spelled(spelling, kind, read.data) : null;
    }
    people.push({ line, employee: cells[employeeAt] ?? "", groups });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, kinds, people };
}

function headProblems(heads: readonly string[], employeeAt: number): string[] {
  if (employeeAt < 0) return ["The first row does not name the column employee"];
  const kinds = heads.filter((_, at) => at !== employeeAt);
  if (kinds.length === 0) return ["The first row names no kind of group beside employee"];
  if (kinds.length > MOST_KINDS) return [`The file has more than ${MOST_KINDS} kinds of groups`];
  const lower = kinds.map((kind) => kind.toLowerCase());
  return kinds.flatMap((kind, at) => {
    const read = groupKind.safeParse(kind);
    if (!read.success) return [`Column ${heads.indexOf(kind) + 1}: ${read.error.issues[0]?.message}`];
    return lower.indexOf(kind.toLowerCase()) === at ? [] : [`The first row names “${kind}” twice`];
  });
}

/** The first spelling of a group in the file stands for all of them. */
function spelled(spelling: Map<string, string>, kind: string, value: string): string {
  const key = `${kind}\n${value.toLowerCase()}`;
  const first = spelling.get(key) ?? value;
  spelling.set(key, first);
  return first;
}
