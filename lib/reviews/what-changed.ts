import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type DecimalString, parseDecimal } from "@/lib/decimal";
import { actsOf } from "./version";

interface Act extends Record<string, unknown> {
  by: string;
  what: "override" | "note";
  entity: string | null;
  old_score: string | null;
  new_score: string | null;
  text: string;
}

/** What others did to a scorecard since a version of it was seen, in plain words, for whoever was about to save. */
export async function whatChanged(
  db: Db,
  { periodId, employeeId }: { periodId: number; employeeId: number },
  seen: string,
): Promise<string> {
  const since = actsOf(seen);
  const acts = await db.execute<Act>(sql`
    SELECT o.reviewer_name AS by, 'override' AS what, coalesce(k.name, a.name, 'the overall score') AS entity,
           o.old_score, o.new_score, o.reason AS text, o.version
      FROM score_overrides o
      LEFT JOIN kpi_definitions k ON o.entity_type = 'kpi' AND k.id = o.entity_id
      LEFT JOIN kra_definitions a ON o.entity_type = 'kra' AND a.id = o.entity_id
     WHERE o.period_id = ${periodId} AND o.employee_id = ${employeeId} AND o.version > ${since}
    UNION ALL
    SELECT n.manager_name, 'note', NULL, NULL, NULL, n.note, n.version
      FROM performance_review_notes n
     WHERE n.period_id = ${periodId} AND n.employee_id = ${employeeId} AND n.version > ${since}
     ORDER BY 7`);
  const words = acts.map(wordsOf);
  const happened = words.length > 0 ? words.join(" ") : await otherwise(db, { periodId, employeeId }, since);
  return `This scorecard changed since you opened it. ${happened} Nothing was saved, and what you wrote is still here: look at the figures, then save again.`;
}

function wordsOf({ by, what, entity, old_score, new_score, text }: Act): string {
  if (what === "note") return `${by} wrote a note.`;
  const from = shown(old_score);
  return new_score === null
    ? `${by} took back the override of ${entity}: “${text}”`
    : `${by} set ${entity} from ${from} to ${shown(new_score)}: “${text}”`;
}

/** A sign-off leaves no row of its own but who signed last; else the figures themselves are others. */
async function otherwise(
  db: Db,
  { periodId, employeeId }: { periodId: number; employeeId: number },
  since: number,
): Promise<string> {
  const rows = await db.execute<{ review_version: number; by: string | null }>(sql`
    SELECT review_version, reviewer_name AS by FROM employee_scorecard_instances
     WHERE period_id = ${periodId} AND employee_id = ${employeeId}`);
  const row = rows[0];
  if (!row || row.review_version === since) return "Its records changed and it was computed anew.";
  return row.by ? `${row.by} signed it off.` : "A sign-off was taken back.";
}

const shown = (score: DecimalString | null) =>
  score === null ? "not scored" : parseDecimal(score).toFixed(1);
