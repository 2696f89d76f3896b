import { COLUMN_TYPES, type ColumnType } from "@/db/enums";
import { dateFormats } from "@/lib/csv/date-format";
import type { Delimiter } from "@/lib/csv/format";
import { COLUMN_ROLES, type ColumnRole } from "@/lib/sources/types";
import type { DetectionWire } from "@/lib/sources/wire";
import { TYPE_WORDS } from "./words";

export type WizardColumn = DetectionWire["columns"][number];

/** What the file is taken for, as a person has corrected it. */
export interface Draft {
  encoding: string;
  delimiter: Delimiter;
  columns: WizardColumn[];
}

export const TYPE_OPTIONS = COLUMN_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] }));
export const DATE_FORMAT_OPTIONS = dateFormats.map((value) => ({ value, label: value }));
export const DELIMITER_OPTIONS: { value: Delimiter; label: string }[] = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Vertical bar" },
];
/** The common ones; what was detected is added when it is another. */
const ENCODINGS = [
  "utf-8",
  "windows-1252",
  "iso-8859-1",
  "iso-8859-2",
  "windows-1251",
  "utf-16le",
  "shift_jis",
];

export const encodingOptions = (detected: string) =>
  [...new Set([detected, ...ENCODINGS])].map((value) => ({ value, label: value }));

/** What each role asks, as the head of its column. */
export const ROLE_HEADS: Record<ColumnRole, { head: string; means: string }> = {
  key: { head: "Key", means: "Rows with the same key are one record" },
  owner: { head: "Owner", means: "Whom the record counts for" },
  contributors: { head: "Shared", means: "Several people who share the record, such as E1:60; E2:40" },
  team: { head: "Team", means: "The unit whose members the record counts for" },
  time: { head: "Time", means: "When it happened" },
  measure: { head: "Measure", means: "A figure to add up or average" },
  version: { head: "Version", means: "Rises with each change; the highest stands" },
  title: { head: "Title", means: "What people call the record" },
};
export const ROLES = COLUMN_ROLES;

type Marks = Pick<WizardColumn, "decimal_mark" | "group_mark">;

/** How numbers may be written: an example, and the marks it stands for. */
const NUMBER_MARKS: [example: string, Marks][] = [
  ["1234.5", { decimal_mark: ".", group_mark: null }],
  ["1,234.5", { decimal_mark: ".", group_mark: "," }],
  ["1 234.5", { decimal_mark: ".", group_mark: " " }],
  ["1'234.5", { decimal_mark: ".", group_mark: "'" }],
  ["1234,5", { decimal_mark: ",", group_mark: null }],
  ["1.234,5", { decimal_mark: ",", group_mark: "." }],
  ["1 234,5", { decimal_mark: ",", group_mark: " " }],
  ["1'234,5", { decimal_mark: ",", group_mark: "'" }],
];
export const NUMBER_FORMAT_OPTIONS = NUMBER_MARKS.map(([value]) => ({ value, label: value }));

export function numberFormatOf({ decimal_mark, group_mark }: Marks): string {
  const same = ([, marks]: (typeof NUMBER_MARKS)[number]) =>
    marks.decimal_mark === (decimal_mark ?? ".") && marks.group_mark === group_mark;
  return NUMBER_MARKS.find(same)?.[0] ?? "1234.5";
}

export const withNumberFormat = (column: WizardColumn, format: string): WizardColumn => ({
  ...column,
  ...NUMBER_MARKS.find(([example]) => example === format)?.[1],
});

export const isNumberType = (type: ColumnType): boolean => type === "integer" || type === "decimal";
export const isDateType = (type: ColumnType): boolean => type === "date" || type === "timestamp";

/** Dates are times, decimals are measures, and shares are seen from the cells; the rest only a person can know. */
export function draftOf(found: DetectionWire): Draft {
  const columns = found.columns.map((column): WizardColumn => {
    if (isDateType(column.data_type)) return { ...column, roles: ["time"] };
    return column.data_type === "decimal" ? { ...column, roles: ["measure"] } : column;
  });
  return { encoding: found.encoding, delimiter: found.delimiter, columns };
}

/** A text may well be "NA"; what names a person or a record may not: there "NA" and "-" mean nobody. */
export function withRole(column: WizardColumn, role: ColumnRole, isOn: boolean): WizardColumn {
  const others = column.roles.filter((other) => other !== role);
  if (!isOn) return { ...column, roles: others };
  const seen = NAMING.includes(role) ? column.null_tokens_seen : [];
  const tokens = [...new Set([...column.null_tokens, ...seen])];
  return { ...column, roles: [...others, role], null_tokens: tokens };
}

const NAMING: readonly ColumnRole[] = ["key", "owner", "contributors", "team"];

/** A new type; a date gets a format to begin with. */
export function withType(column: WizardColumn, type: ColumnType): WizardColumn {
  const dateFormat = isDateType(type) ? (column.date_format ?? "yyyy-MM-dd") : null;
  return { ...column, data_type: type, date_format: dateFormat };
}

/** "?, NA" as tokens. */
export const tokensOf = (text: string): string[] =>
  text
    .split(",")
    .map((token) => token.trim())
    .filter((token) => token !== "");
