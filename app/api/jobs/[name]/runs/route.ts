import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { startJob } from "@/lib/jobs/mutations";
import { JOB_NAMES } from "@/lib/jobs/names";
import { listJobRuns } from "@/lib/jobs/queries";
import { jobRunWire, toJobRunWire } from "@/lib/jobs/wire";

const params = z.object({ name: z.enum(JOB_NAMES, "There is no such job.") });

export const GET = route({
  path: "/api/jobs/[name]/runs",
  method: "GET",
  summary: "Runs of a job, newest first",
  params,
  query: pageQuery(["id"], "-id"),
  response: pageOf(jobRunWire),
  handle: async ({ params: { name }, query: { page, page_size, sort }, ctx }) => {
    const { runs, total } = await listJobRuns(ctx.db, {
      ...{ job: name, page, pageSize: page_size },
      oldestFirst: sort === "id",
    });
    return { items: runs.map(toJobRunWire), page, page_size, total };
  },
});

export const POST = route({
  path: "/api/jobs/[name]/runs",
  method: "POST",
  summary: "Start a job of the timetable now",
  params,
  response: z.object({ job_run_id: z.number().int() }),
  status: 202,
  handle: async ({ params: { name }, ctx }) => ({ job_run_id: await startJob(ctx, name) }),
});
