import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Ctx } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import type { Difference } from "./difference";
import { digestOfAll, digestPeriod, type ScorecardDigest } from "./digest";
import { findMissingGuards } from "./guards";
import { rescoreFinal } from "./rescore-final";

export interface Verified {
  period: Period;
  people: number;
  /** Of all scorecards, as recomputed now. */
  digest: string;
  /** Empty: the period is exactly as it was when it became final. */
  differences: Difference[];
}

/**
 * Recomputes the digests of a final period from what is kept, compares part by part, compares the whole with the audit
 * log, scores everyone again from the kept figures, and looks whether the guards are in place. Says what differs, changes
 * nothing. Throws "conflict" for a period that is not final.
 */
export async function verifyPeriod(ctx: Pick<Ctx, "db">, periodId: number): Promise<Verified> {
  const period = await requirePeriod(ctx.db, periodId);
  if (period.status !== "finalized")
    throw conflict(`${period.name} is not final: there is nothing to verify.`);
  return ctx.db.transaction(
    async (db) => {
      const stored = await listStored(db, periodId);
      const now = await digestPeriod(db, periodId);
      const differences = [
        ...(await comparePeople(db, stored, now)),
        ...(await compareWithAudit(db, periodId, digestOfAll(stored))),
        ...(await rescoreFinal(db, periodId)),
        ...(await findMissingGuards(db, periodId)),
      ];
      return { period, people: now.length, digest: digestOfAll(now), differences };
    },
    { isolationLevel: "repeatable read" },
  );
}

async function listStored(db: Db, periodId: number): Promise<ScorecardDigest[]> {
  const rows = await db.execute<{
    employee_id: number;
    digest: string;
    parts: Record<string, string>;
    own: string;
  }>(sql`
    SELECT employee_id, digest, parts FROM scorecard_digests WHERE period_id = ${periodId} ORDER BY employee_id`);
  return rows.map(({ employee_id, digest, parts }) => ({ employeeId: employee_id, digest, parts }));
}

async function comparePeople(
  db: Db,
  stored: readonly ScorecardDigest[],
  now: readonly ScorecardDigest[],
): Promise<Difference[]> {
  const nameOf = await names(db);
  const current = new Map(now.map((digest) => [digest.employeeId, digest]));
  const kept = new Set(stored.map(({ employeeId }) => employeeId));
  const added = now
    .filter(({ employeeId }) => !kept.has(employeeId))
    .map(({ employeeId }) => ({
      employee: nameOf.person(employeeId),
      what: "The scorecard was not there when the period became final",
    }));
  const changed = stored.flatMap((each) => {
    const employee = nameOf.person(each.employeeId);
    const found = current.get(each.employeeId);
    if (!found) return [{ employee, what: "The scorecard is gone" }];
    const parts = differingParts(each.parts, found.parts).map((part) => ({
      employee,
      what: nameOf.part(part),
    }));
    const isBroken = parts.length === 0 && each.digest !== found.digest;
    return isBroken ? [{ employee, what: "The digest is not the digest of its parts" }] : parts;
  });
  return [...changed, ...added];
}

function differingParts(before: Record<string, string>, after: Record<string, string>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((part) => before[part] !== after[part])
    .sort();
}

async function names(db: Db) {
  const [people, kpis, kras] = [
    await db.execute<{ id: number; name: string }>(sql`SELECT id, name FROM employees`),
    await db.execute<{ id: number; name: string }>(sql`SELECT id, name FROM kpi_definitions`),
    await db.execute<{ id: number; name: string }>(sql`SELECT id, name FROM kra_definitions`),
  ].map((rows) => new Map(rows.map(({ id, name }) => [id, name])));
  const nameIn = (map: Map<number, string> | undefined, id: number) => map?.get(id) ?? `number ${id}`;
  return {
    person: (id: number) => nameIn(people, id),
    part(part: string): string {
      const [kind = "", id = "", ...input] = part.split(" ");
      switch (kind) {
        case "kpi":
          return `The result of ${nameIn(kpis, Number(id))}, or its definition`;
        case "kra":
          return `The result of ${nameIn(kras, Number(id))}`;
        case "assignment":
          return `What is assigned to them of ${nameIn(kpis, Number(id))}`;
        case "evidence": {
          const of = input.length > 0 ? ` for ${input.join(" ")}` : "";
          return `The records behind ${nameIn(kpis, Number(id))}${of}`;
        }
        default:
          return PARTS[kind] ?? part;
      }
    },
  };
}

const PARTS: Record<string, string> = {
  place: "Where the person stood, or who signed",
  rules: "The rules of the template",
  total: "The overall result",
  overrides: "The overrides",
  notes: "The notes",
  entries: "The values entered by hand",
};

/**
 * The audit log holds the digest of all, in a chain of its own: whoever rewrites digests must rewrite that as well. A
 * period becomes final once, so that an entry that is added later to name other digests is one too many.
 */
async function compareWithAudit(db: Db, periodId: number, digest: string): Promise<Difference[]> {
  const rows = await db.execute<{ digest: string | null }>(sql`
    SELECT after ->> 'digest' AS digest FROM audit_entries
     WHERE entity_type = 'period' AND entity_id = ${String(periodId)} AND action = 'period.finalized' ORDER BY id`);
  const [first, ...more] = rows;
  const say = (what: string): Difference => ({ employee: null, what });
  if (!first) return [say("The audit log does not say that the period became final")];
  return [
    ...(first.digest === digest ? [] : [say("The kept digests are not those that the audit log names")]),
    ...(more.length === 0 ? [] : [say("The audit log says more than once that the period became final")]),
  ];
}
