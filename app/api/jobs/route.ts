import { z } from "zod";
import { route } from "@/lib/api/route";
import { listJobs } from "@/lib/jobs/queries";
import { jobWire, toJobWire } from "@/lib/jobs/wire";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";

export const GET = route({
  path: "/api/jobs",
  method: "GET",
  summary: "Every job of the sidecar: when it runs next, and how it went last",
  response: z.object({ items: z.array(jobWire) }),
  handle: async ({ ctx }) => {
    const timeZone = await organisationTimeZone(ctx.db);
    return { items: (await listJobs(ctx.db, { timeZone, now: ctx.now })).map(toJobWire) };
  },
});
