import type { Db } from "@/db/client";
import type { DecimalString } from "@/lib/decimal";
import { judge } from "./judge";
import { listMissingEntries } from "./missing-entries";
import type { AskedRule } from "./queries";
import { listAskedPeriods, listSeries, type People } from "./series";
import { periodsNeeded } from "./settings";
import { foundInWords, type Measured, missingInWords } from "./words";

export interface Found {
  employeeId: number;
  periodId: number | null;
  summary: string;
  figures: Record<string, DecimalString>;
}

export interface Findings {
  met: Found[];
  /** Covered, and neither met nor ended: what is open about them stays as it is. */
  undecided: ReadonlySet<number>;
}

/** What a rule says about people today, by their newest figures. Who is in neither list is fine, or not covered. */
export async function findBy(
  db: Db,
  rule: AskedRule & Measured,
  { today, people }: { today: string; people: People },
): Promise<Findings> {
  const { settings } = rule;
  if (settings.condition === "missing_entries") {
    const missing = await listMissingEntries(db, { ...rule, settings }, { today, people });
    return {
      met: missing.map(({ employeeId, count, oldestDueOn, periodId }) => ({
        employeeId,
        periodId,
        summary: missingInWords(count, oldestDueOn),
        figures: { missing: String(count) },
      })),
      undecided: new Set(),
    };
  }
  const asked = { ...rule, settings };
  const count = periodsNeeded(settings);
  const periods = await listAskedPeriods(db, { rule: asked, today, count });
  const met: Found[] = [];
  const undecided = new Set<number>();
  for (const { employeeId, values } of await listSeries(db, asked, { periods, people, today })) {
    const verdict = judge(settings, values);
    if (verdict.state === "neither") undecided.add(employeeId);
    if (verdict.state !== "met") continue;
    const summary = foundInWords(settings, verdict.figures, rule);
    met.push({ employeeId, periodId: periods[0]?.id ?? null, summary, figures: verdict.figures });
  }
  return { met, undecided };
}
