import { z } from "zod";
import { COLUMN_TYPES, UNKNOWN_OWNER_POLICIES } from "@/db/enums";
import { dateFormats } from "@/lib/csv/date-format";
import { delimiters } from "@/lib/csv/format";
import { decimalMarks, groupMarks } from "@/lib/csv/number-cell";
import { LABEL_LENGTH } from "@/lib/sources/column-label";
import { COLUMN_ROLES } from "@/lib/sources/types";

const words = (label: string, most: number) =>
  z.string().trim().min(1, `${label} is needed.`).max(most, `${label} has at most ${most} characters.`);

export const unknownOwnersInput = z.enum(UNKNOWN_OWNER_POLICIES);

const timeZoneInput = z
  .string()
  .refine(isTimeZone, "This is not a time zone. Write it like Europe/Berlin.")
  .nullable();

export const columnInput = z.object({
  header: words("The heading in the file", 200),
  label: words("The label", LABEL_LENGTH).optional(),
  data_type: z.enum(COLUMN_TYPES),
  roles: z
    .array(z.enum(COLUMN_ROLES))
    .default([])
    .describe(
      "owner: one person. contributors: several with shares, such as E1:60; E2:40. team: a unit, by code or name, for its members",
    ),
  date_format: z.enum(dateFormats).nullable().default(null),
  decimal_mark: z.enum(decimalMarks).nullable().default(null),
  group_mark: z.enum(groupMarks).nullable().default(null),
  null_tokens: z.array(z.string().min(1).max(40)).max(20).default([]),
});

export const createSourceInput = z.object({
  name: words("A name", 80),
  description: z.string().trim().max(500).default(""),
  record_noun: words("What one record is called", 40).default("record"),
  record_noun_plural: words("What several records are called", 40).optional(),
  unknown_owners: unknownOwnersInput.default("reject"),
  time_zone: timeZoneInput.default(null),
  file_format: z
    .object({ delimiter: z.enum(delimiters), encoding: z.string().min(1).max(40) })
    .nullable()
    .default(null),
  columns: z.array(columnInput).min(1, "A source needs columns.").max(500),
});
export type CreateSourceInput = z.output<typeof createSourceInput>;

export const updateSourceInput = z.object({
  name: words("A name", 80).optional(),
  description: z.string().trim().max(500).optional(),
  unknown_owners: unknownOwnersInput.optional(),
  time_zone: timeZoneInput.optional(),
});
export type UpdateSourceInput = z.output<typeof updateSourceInput>;

export const uploadQuery = z.object({
  file_name: words("The file's name", 200).default("records.csv"),
  unknown_owners: unknownOwnersInput.optional(),
});

export const detectQuery = z.object({
  encoding: z.string().min(1).max(40).optional(),
  delimiter: z.enum(delimiters).optional(),
});

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
