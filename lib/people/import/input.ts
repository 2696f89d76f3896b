import { z } from "zod";
import { optionalDay } from "../fields";
import { type FieldMapping, type PeopleField, peopleFields } from "./fields";

/** 50,000 rows of people stay well below this. */
export const maxPeopleFileBytes = 32 * 1_048_576;

const mappingKeys = Object.fromEntries(
  peopleFields.map((field) => [`map.${field}`, z.string().max(500).optional()]),
) as Record<`map.${PeopleField}`, z.ZodOptional<z.ZodString>>;

/**
 * Query of a people import. `map.name=sales_agent` reads the name from the column headed `sales_agent`; a field without
 * `map.` comes from the column headed like the field, `map.name=` leaves it out.
 */
export const peopleImportQuery = z
  .object({
    file_name: z.string().trim().min(1).max(255).default("people.csv"),
    /** Managers who are named but are no row: created (default), or their reports' rows rejected. */
    create_missing_managers: z.enum(["true", "false"]).default("true"),
    /** From when changes of manager, unit and role hold; today when left out. First ones hold since ever. */
    effective_from: optionalDay,
    ...mappingKeys,
  })
  .transform(({ file_name, create_missing_managers, effective_from, ...map }) => ({
    fileName: file_name,
    createMissingManagers: create_missing_managers === "true",
    effectiveFrom: effective_from ?? null,
    mapping: mappingOf(map as Record<string, string | undefined>),
  }));

export type PeopleImportOptions = z.output<typeof peopleImportQuery>;

function mappingOf(map: Record<string, string | undefined>): FieldMapping {
  const mapping: FieldMapping = {};
  for (const field of peopleFields) {
    const heading = map[`map.${field}`];
    if (heading !== undefined) mapping[field] = heading;
  }
  return mapping;
}
