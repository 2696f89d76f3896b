import type { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listJobs } from "@/lib/jobs/queries";
import { jobWire, toJobWire } from "@/lib/jobs/wire";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";

type Listed = z.output<typeof jobWire>;
/** `timetable`: in the order of the registry. */
const COMPARED = { name: ({ name }: Listed) => name, next_at: ({ next_at }: Listed) => next_at ?? "9" };

export const GET = route({
  path: "/api/jobs",
  method: "GET",
  summary: "Every job of the sidecar: when it runs next, and how it went last",
  query: pageQuery(["timetable", "name", "next_at"]),
  response: pageOf(jobWire),
  handle: async ({ ctx, query }) => {
    const timeZone = await organisationTimeZone(ctx.db);
    const jobs = (await listJobs(ctx.db, { timeZone, now: ctx.now })).map(toJobWire);
    return pageOfAll(jobs, { ...query, by: COMPARED });
  },
});
