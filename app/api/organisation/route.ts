import { z } from "zod";
import { route } from "@/lib/api/route";
import { organisationInput, updateOrganisation } from "@/lib/people/organisation/mutations";
import { getOrganisation } from "@/lib/people/organisation/queries";

const organisation = z.object({ name: z.string(), time_zone: z.string() });

export const GET = route({
  path: "/api/organisation",
  method: "GET",
  summary: "Name and time zone of the organisation",
  response: organisation,
  handle: async ({ ctx }) => {
    const { name, timeZone } = await getOrganisation(ctx.db);
    return { name, time_zone: timeZone };
  },
});

export const PATCH = route({
  path: "/api/organisation",
  method: "PATCH",
  summary: "Change name or time zone of the organisation",
  body: organisationInput,
  status: 204,
  handle: ({ ctx, body }) => updateOrganisation(ctx, body),
});
