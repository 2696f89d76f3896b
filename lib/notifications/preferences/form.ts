import { z } from "zod";
import { NOTIFICATION_KIND_NAMES } from "../kinds";
import { preferencesInput } from "./input";

/** Fields of the plain form, `inbox.<kind>` and `email.<kind>`, as input. A box that is not ticked is not sent at all. */
export const preferencesForm = z
  .record(z.string(), z.string())
  .transform((fields) => ({
    time_zone: fields.time_zone || null,
    quiet_from: fields.quiet_from || null,
    quiet_to: fields.quiet_to || null,
    digest_at: fields.digest_at,
    kinds: NOTIFICATION_KIND_NAMES.filter((kind) => fields[`email.${kind}`] !== undefined).map((kind) => ({
      kind,
      inbox: fields[`inbox.${kind}`] === "on",
      email: fields[`email.${kind}`],
    })),
  }))
  .pipe(preferencesInput);
