import { z } from "zod";
import { ORG_UNIT_KINDS } from "@/db/enums";
import { idField, nameField, optionalId, optionalTimeZone } from "../fields";

const settings = {
  time_zone: optionalTimeZone,
  holiday_calendar_id: optionalId,
  work_schedule_id: optionalId,
};
const codeField = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_.&-]*$/u, "Letters, digits, “-”, “_”, “.” and “&”, without spaces.")
  .max(64, "At most 64 characters.");

export const createUnitInput = z.object({
  name: nameField,
  /** Made from the name when blank. */
  code: z.union([z.literal(""), codeField]).nullish(),
  kind: z.enum(ORG_UNIT_KINDS),
  /** The unit above; only the first unit of all has none. */
  parent_id: optionalId,
  ...settings,
});

export const updateUnitInput = z.object({
  name: nameField.optional(),
  code: codeField.optional(),
  kind: z.enum(ORG_UNIT_KINDS).optional(),
  parent_id: idField.optional(),
  ...settings,
});
