import { z } from "zod";
import type { InboxItem } from "./queries";

export const inboxItemWire = z.object({
  id: z.number().int(),
  kind: z.string(),
  title: z.string(),
  body: z.string(),
  path: z.string().describe("Path of the page to open"),
  created_at: z.iso.datetime(),
  read_at: z.iso.datetime().nullable(),
});

export const toInboxItemWire = (item: InboxItem): z.infer<typeof inboxItemWire> => ({
  id: item.id,
  kind: item.kind,
  title: item.title,
  body: item.body,
  path: item.href,
  created_at: item.createdAt.toISOString(),
  read_at: item.readAt?.toISOString() ?? null,
});
