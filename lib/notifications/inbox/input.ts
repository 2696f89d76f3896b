import { z } from "zod";
import { NOTIFICATION_KIND_NAMES } from "../kinds";

export const inboxFilter = z.object({
  show: z.enum(["all", "unread"]).default("all").describe("Everything, or what is unread"),
  kind: z.enum(NOTIFICATION_KIND_NAMES).optional(),
});

export const readInput = z.strictObject({ read: z.boolean() });
