import { z } from "zod";
import { NOTIFICATION_KIND_NAMES } from "../kinds";

const name = z.string().trim().min(1, "Give it a name").max(100, "At most 100 characters");
const url = z
  .url({ protocol: /^https?$/, error: "Enter an address like https://example.com/hook" })
  .max(500, "At most 500 characters")
  .refine((text) => !URL.canParse(text) || !new URL(text).username, "Leave out user name and password");
const kinds = z
  .array(z.enum(NOTIFICATION_KIND_NAMES))
  .min(1, "Choose at least one event")
  .transform((chosen) => [...new Set(chosen)].sort());

export const webhookInput = z.strictObject({ name, url, kinds });
export type WebhookInput = z.output<typeof webhookInput>;

/** What is left out stays. `new_secret`: the answer holds it, this once. */
export const webhookChangeInput = z.strictObject({
  name: name.optional(),
  url: url.optional(),
  kinds: kinds.optional(),
  enabled: z.boolean().optional(),
  new_secret: z.literal(true).optional(),
});
export type WebhookChangeInput = z.output<typeof webhookChangeInput>;
