import { route } from "@/lib/api/route";
import { preferencesInput } from "@/lib/notifications/preferences/input";
import { savePreferences } from "@/lib/notifications/preferences/mutations";
import { getPreferences } from "@/lib/notifications/preferences/queries";
import { preferencesWire, toPreferencesWire } from "@/lib/notifications/preferences/wire";

export const GET = route({
  path: "/api/me/notification-preferences",
  method: "GET",
  summary: "How the caller hears of each kind of event",
  response: preferencesWire,
  handle: async ({ ctx, viewer }) => toPreferencesWire(await getPreferences(ctx.db, viewer)),
});

export const PUT = route({
  path: "/api/me/notification-preferences",
  method: "PUT",
  summary: "Set how the caller hears of events",
  body: preferencesInput,
  response: preferencesWire,
  handle: async ({ ctx, body }) => toPreferencesWire(await savePreferences(ctx, body)),
});
