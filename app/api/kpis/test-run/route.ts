import { route } from "@/lib/api/route";
import { testRunKpi } from "@/lib/scoring/test-run/test-run";
import { testRunInput, testRunResult } from "@/lib/scoring/test-run/test-run-input";

export const POST = route({
  path: "/api/kpis/test-run",
  method: "POST",
  summary: "Measure and score a KPI for a period without saving anything",
  body: testRunInput,
  response: testRunResult,
  handle: ({ ctx, body }) => testRunKpi(ctx, body),
});
