import { createHash } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { bonusExports } from "@/db/schema/rewards";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit, recordAuditEntries } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { canonical } from "@/lib/kpis/canonical";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import { type BonusRow, listBonusRows } from "../bonuses";
import { type BonusTotals, totalOf } from "../totals";

export const EXPORT_FORMATS = ["csv", "xlsx", "json"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface BonusExport {
  period: Period;
  rows: BonusRow[];
  totals: BonusTotals;
}

/** Everybody's bonus of a period for payroll; that it was handed out, with its totals, is kept and audited. */
export function exportBonuses(
  ctx: Ctx,
  { periodId, format }: { periodId: number; format: ExportFormat },
): Promise<BonusExport> {
  requireAbility(ctx.actor, "manage bonuses");
  return inTransaction(ctx, async (inside) => {
    const period = await requirePeriod(inside.db, periodId);
    const { rows } = await listBonusRows(inside.db, period);
    const totals = totalOf(rows);
    const handedOut = { format, peopleCount: rows.length, totals: totals.amounts, digest: digestOf(rows) };
    const [stored] = await inside.db
      .insert(bonusExports)
      .values({
        periodId,
        ...handedOut,
        exportedByName: inside.actor.label,
        exportedAt: inside.now,
      })
      .returning({ id: bonusExports.id });
    const about = { entityType: "bonus_export", entityId: stored?.id ?? 0 };
    await recordAudit(inside, {
      ...{ action: "bonuses.exported", ...about },
      after: { period: period.name, ...handedOut },
    });
    // Each of them is told whose hands their figures went through.
    await recordAuditEntries(
      inside,
      rows.map(({ employeeId }) => ({
        ...{ action: "bonus.exported", ...about, employeeId },
        after: { period: period.name, format },
      })),
    );
    return { period, rows, totals };
  });
}

export interface LastExport {
  exportedAt: Date;
  exportedByName: string;
  peopleCount: number;
  totals: Record<string, string>;
  /** The figures are no longer those that were handed out. */
  isOutdated: boolean;
}

/** What payroll was given last, and whether it would get the same today. */
export async function getLastExport(
  db: Db,
  periodId: number,
  rows: readonly BonusRow[],
): Promise<LastExport | null> {
  const [last] = await db
    .select()
    .from(bonusExports)
    .where(eq(bonusExports.periodId, periodId))
    .orderBy(desc(bonusExports.id))
    .limit(1);
  if (!last) return null;
  const { exportedAt, exportedByName, peopleCount, totals, digest } = last;
  return { exportedAt, exportedByName, peopleCount, totals, isOutdated: digest !== digestOf(rows) };
}

/** Of what is paid to whom; a name or unit written otherwise is no change. */
const digestOf = (rows: readonly BonusRow[]): string =>
  createHash("sha256")
    .update(
      canonical(
        rows
          .map(({ employeeId, status, factor, target, currency, amount }) => ({
            ...{ employeeId, status, factor, target, currency, amount },
          }))
          .sort((a, b) => a.employeeId - b.employeeId),
      ),
    )
    .digest("hex");
