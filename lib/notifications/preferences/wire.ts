import { z } from "zod";
import { EMAIL_MODES } from "@/db/enums";
import { NOTIFICATION_KIND_NAMES } from "../kinds";
import type { Preferences } from "./queries";

export const preferencesWire = z.object({
  time_zone: z.string().nullable(),
  quiet_from: z.string().nullable(),
  quiet_to: z.string().nullable(),
  digest_at: z.string(),
  kinds: z.array(
    z.object({ kind: z.enum(NOTIFICATION_KIND_NAMES), inbox: z.boolean(), email: z.enum(EMAIL_MODES) }),
  ),
});

export const toPreferencesWire = (held: Preferences): z.infer<typeof preferencesWire> => ({
  time_zone: held.timeZone,
  quiet_from: held.quietFrom,
  quiet_to: held.quietTo,
  digest_at: held.digestAt,
  kinds: held.kinds,
});
