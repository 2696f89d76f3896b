import { z } from "zod";
import { dayText, idNumber } from "@/lib/zod-fields";

/** Fields shared by forms and API: a blank text means "none", a field left out means "as it is". */
const blankIsNone = <T extends z.ZodType>(schema: T) =>
  z
    .union([z.literal(""), schema, z.null()])
    .transform((value) => (value === "" ? null : (value as z.output<T> | null)))
    .optional();

export const dayField = dayText("Write the day as YYYY-MM-DD.");
export const idField = idNumber;
export const nameField = z.string().trim().min(1, "Give a name.").max(200, "At most 200 characters.");
export const timeZoneField = z
  .string()
  .trim()
  .refine(isTimeZone, "Not a known time zone. Write it like Europe/Berlin.");
export const emailField = z.string().trim().max(254).pipe(z.email("Not an e-mail address."));
export const employeeNumberField = z
  .string()
  .trim()
  .min(1, "Give an employee number.")
  .max(64, "At most 64 characters.");

export const optionalDay = blankIsNone(dayField);
export const optionalId = blankIsNone(idField);
export const optionalTimeZone = blankIsNone(timeZoneField);
export const optionalEmail = blankIsNone(emailField);
export const optionalText = blankIsNone(z.string().trim().max(300, "At most 300 characters."));

export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return /^[A-Za-z]/.test(value);
  } catch {
    return false;
  }
}

/** Whether a text is a day that exists, written YYYY-MM-DD. */
export const isDay = (value: string) => dayField.safeParse(value).success;
