import { z } from "zod";
import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import { listUnits } from "@/lib/people/units/queries";
import type { Period } from "@/lib/scoring/periods/queries";
import { idNumber } from "@/lib/zod-fields";
import { type BonusRow, getPeriodBonuses, type PeriodBonuses } from "./bonuses";
import { getLastExport, type LastExport } from "./exports/export-bonuses";
import { BONUS_SORTS, BONUS_STATUSES, filterBonuses, sortBonuses, unitsBelow } from "./list";
import type { BonusStatus } from "./types";

const id = idNumber.optional().catch(undefined);

/** What the address of the bonus screen may hold; anything else is as if it were not there. */
export const bonusParams = z.object({
  period: id,
  unit: id,
  q: z.string().trim().max(100).catch(""),
  status: z.enum(BONUS_STATUSES).optional().catch(undefined),
  sort: z.enum(BONUS_SORTS).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  /** Whose line is open. */
  person: id,
  /** The sheet for a file of target bonuses is open. */
  import: z.literal("targets").optional().catch(undefined),
});
export type BonusParams = z.output<typeof bonusParams>;

export const BONUSES_PER_PAGE = 50;

export interface BonusScreen extends PeriodBonuses {
  list: { rows: BonusRow[]; total: number; counts: Record<BonusStatus, number> } | null;
  open: BonusRow | null;
  unitChoices: { value: string; label: string }[];
  lastExport: LastExport | null;
}

/** A period's bonuses with the page of the list that is asked for. */
export async function getBonusScreen(
  db: Db,
  scope: Scope,
  { period, params }: { period: Period; params: BonusParams },
): Promise<BonusScreen> {
  const bonuses = await getPeriodBonuses(db, scope, period);
  const { rows } = bonuses;
  if (!rows) return { ...bonuses, list: null, open: null, unitChoices: [], lastExport: null };
  const units = await listUnits(db);
  const { q, status, unit, page } = params;
  const unitIds = unit === undefined ? undefined : unitsBelow(units, unit);
  const within = filterBonuses(rows, { q, unitIds });
  const counts = { eligible: 0, zero: 0, not_eligible: 0 };
  for (const row of within) counts[row.status] += 1;
  const found = filterBonuses(within, { q: "", status });
  const sorted = sortBonuses(found, { sort: params.sort, descending: params.dir === "desc" });
  const from = (page - 1) * BONUSES_PER_PAGE;
  return {
    ...bonuses,
    list: { rows: sorted.slice(from, from + BONUSES_PER_PAGE), total: found.length, counts },
    open: rows.find(({ employeeId }) => employeeId === params.person) ?? null,
    unitChoices: units.map(({ id, name }) => ({ value: String(id), label: name })),
    lastExport: await getLastExport(db, period.id, rows),
  };
}

/** Only what differs from where the screen starts stands in its address. */
export const bonusAddress = (params: BonusParams): Record<string, string | undefined> => ({
  period: params.period?.toString(),
  unit: params.unit?.toString(),
  q: params.q || undefined,
  status: params.status,
  sort: params.sort === "name" ? undefined : params.sort,
  dir: params.dir === "asc" ? undefined : params.dir,
  page: params.page === 1 ? undefined : String(params.page),
});
