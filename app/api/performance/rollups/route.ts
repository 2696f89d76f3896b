import { z } from "zod";
import { ROLLUP_SUBJECTS } from "@/db/enums";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { listRollups, type Rollup } from "@/lib/scoring/rollups/queries";
import { idNumber } from "@/lib/zod-fields";

const rollupWire = z.object({
  subject: z.enum(ROLLUP_SUBJECTS),
  subject_id: z.number().int(),
  name: z.string(),
  people_count: z.number().int(),
  /** Null where they would show fewer than five people whom you may not see one by one. */
  figures: z
    .object({
      scored_count: z.number().int(),
      mean_score: z.string().nullable(),
      mean_coverage: z.string().nullable(),
      band_counts: z.record(z.string(), z.number().int()),
      kra_means: z.record(z.string(), z.object({ mean: z.string(), people: z.number().int() })),
    })
    .nullable(),
});

const countOf = ({ peopleCount }: Rollup) => String(peopleCount);
const COMPARED = { name: ({ name }: Rollup) => name, people_count: countOf };

export const GET = route({
  path: "/api/performance/rollups",
  method: "GET",
  summary: "Aggregates of a period by unit or by manager",
  query: pageQuery(["name", "people_count"]).extend({
    period_id: idNumber,
    subject: z.enum(ROLLUP_SUBJECTS).default("unit"),
  }),
  response: pageOf(rollupWire),
  handle: async ({ query: { period_id: periodId, subject, ...query }, ctx, scope }) => {
    await requirePeriod(ctx.db, periodId);
    const rollups = await listRollups(ctx.db, scope, { periodId, subject });
    const { items, ...page } = pageOfAll(rollups, { ...query, by: COMPARED });
    return { items: items.map(toWire), ...page };
  },
});

const toWire = ({ subject, subjectId, name, peopleCount, figures }: Rollup): z.infer<typeof rollupWire> => ({
  subject,
  subject_id: subjectId,
  name,
  people_count: peopleCount,
  figures: figures && {
    scored_count: figures.scoredCount,
    mean_score: figures.meanScore,
    mean_coverage: figures.meanCoverage,
    band_counts: figures.bandCounts,
    kra_means: figures.kraMeans,
  },
});
