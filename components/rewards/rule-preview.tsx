"use client";

import { useEffect, useState } from "react";
import { counted } from "@/lib/dashboards/format";
import type { PlanRulePreview } from "@/lib/rewards/plan-rules/preview";
import type { RuleForm } from "./rule-form";

/** Typing pauses this long before the rule is tried. */
const PAUSE_MS = 300;

/** How often the rule as it stands would have recommended a plan; follows the typing. Nothing is stored. */
export function RulePreview({ form }: { form: RuleForm }) {
  const [preview, setPreview] = useState<PlanRulePreview | null>(null);
  // Neither a name nor words are needed to try it.
  const body = JSON.stringify({
    ...form,
    name: form.name || "Draft",
    recommendation: form.recommendation || "Draft",
  });
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const found = await tryRule(body, abort.signal);
      if (!abort.signal.aborted) setPreview(found);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [body]);
  return (
    <section className="section" aria-labelledby="h-would" aria-live="polite">
      <h3 id="h-would">If it had been on</h3>
      {!preview ? (
        <p className="soft mt2">Shown once the rule says what it looks at.</p>
      ) : preview.recommendation_count === null || preview.people_count === null ? (
        <p className="soft mt2">Too few people to show without showing who they are. HR sees this.</p>
      ) : preview.periods.length === 0 ? (
        <p className="soft mt2">No finished period of this length has results yet.</p>
      ) : (
        <>
          <p className="mt2">
            Would have recommended {counted(preview.recommendation_count, ["plan", "plans"])} for{" "}
            {counted(preview.people_count, ["person", "people"])} in the last{" "}
            {counted(preview.periods.length, ["period", "periods"])}.
          </p>
          <p className="small mute mt2">
            {preview.periods
              .filter(({ recommendation_count }) => recommendation_count > 0)
              .map(({ name, recommendation_count }) => `${name}: ${recommendation_count}`)
              .join(", ")}
          </p>
        </>
      )}
    </section>
  );
}

/** Null: it cannot be tried as it stands. */
async function tryRule(body: string, signal: AbortSignal): Promise<PlanRulePreview | null> {
  try {
    const headers = { "content-type": "application/json" };
    const response = await fetch("/api/plan-rules/preview", { method: "POST", headers, body, signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
