import { z } from "zod";
import { EMAIL_MODES } from "@/db/enums";
import { NOTIFICATION_KIND_NAMES } from "../kinds";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time like 07:30");
const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
};

export const preferencesInput = z
  .strictObject({
    time_zone: z
      .string()
      .trim()
      .max(60)
      .refine(isTimeZone, "Enter a time zone like Europe/Berlin")
      .nullable()
      .describe("Null: the person's own, else the organisation's"),
    quiet_from: time.nullable(),
    quiet_to: time.nullable(),
    digest_at: time,
    kinds: z
      .array(
        z.strictObject({
          kind: z.enum(NOTIFICATION_KIND_NAMES),
          inbox: z.boolean(),
          email: z.enum(EMAIL_MODES),
        }),
      )
      .max(NOTIFICATION_KIND_NAMES.length)
      .describe("Kinds that are left out stay as they are"),
  })
  .refine((input) => (input.quiet_from === null) === (input.quiet_to === null), {
    path: ["quiet_to"],
    error: "Quiet hours need both a beginning and an end",
  });
export type PreferencesInput = z.output<typeof preferencesInput>;
