import type { ColumnType } from "@/db/enums";
import type { FieldProblem } from "@/lib/errors";
import type { CreateSourceInput } from "@/lib/sources/input";
import type { ColumnRole } from "@/lib/sources/types";

/** Each says whose record it is, in a way of its own: a column has one of them at most. */
const owning = ["owner", "contributors", "team"] as const satisfies readonly ColumnRole[];

const fitting: Partial<Record<ColumnRole, { types: readonly ColumnType[]; message: string }>> = {
  owner: {
    types: ["text", "integer"],
    message: "An owner is text: an employee number, e-mail or alias. Read this column as text.",
  },
  contributors: {
    types: ["text"],
    message: "Contributors are text, such as E1:60; E2:40. Read this column as text.",
  },
  team: {
    types: ["text", "integer"],
    message: "A team is text: the name or code of a unit. Read this column as text.",
  },
  time: { types: ["date", "timestamp"], message: "A time column holds dates or timestamps." },
  measure: { types: ["integer", "decimal"], message: "A measure is a number." },
  version: {
    types: ["integer", "decimal", "date", "timestamp"],
    message: "A version rises with each change of the record: a number, a date or a timestamp.",
  },
};

/** What is wrong with the columns of a new source, each at its field. */
export function columnProblems(columns: CreateSourceInput["columns"]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const having = (role: ColumnRole) => columns.filter((column) => column.roles.includes(role));
  if (owning.every((role) => having(role).length === 0))
    problems.push({
      path: "columns",
      message:
        "Choose at least one column of an owner, of contributors or of a team: without one, no record can count for a person.",
    });
  if (having("time").length === 0)
    problems.push({
      path: "columns",
      message: "Choose at least one time column: without one, no record falls into a period.",
    });
  if (having("version").length > 0 && having("key").length === 0)
    problems.push({
      path: "columns",
      message: "A version needs a key: it says which of two rows with the same key is the newer one.",
    });
  const seen = new Set<string>();
  columns.forEach((column, index) => {
    const header = column.header.toLowerCase();
    if (seen.has(header))
      problems.push({ path: `columns.${index}.header`, message: `"${column.header}" is there twice.` });
    seen.add(header);
    if (owning.filter((role) => column.roles.includes(role)).length > 1)
      problems.push({
        path: `columns.${index}.roles`,
        message: "A column names an owner, contributors or a team: choose one of them.",
      });
    for (const role of column.roles) {
      const fit = fitting[role];
      if (fit && !fit.types.includes(column.data_type))
        problems.push({ path: `columns.${index}.roles`, message: fit.message });
    }
  });
  for (const role of ["version", "title", "contributors"] as const) {
    const second = having(role)[1];
    if (second)
      problems.push({
        path: `columns.${columns.indexOf(second)}.roles`,
        message: `Only one column can ${role === "contributors" ? "name contributors" : `be the ${role}`}.`,
      });
  }
  return problems;
}
