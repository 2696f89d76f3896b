import { pageQuery, sortOrder } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteViews } from "@/lib/audit/views";
import { listUnits } from "@/lib/people/units/queries";
import { getPeriodBonuses } from "@/lib/rewards/bonuses";
import { BONUS_SORTS, bonusFilterFields, filterBonuses, sortBonuses, unitsBelow } from "@/lib/rewards/list";
import { eligibilityWire, toBonusWire, toTotalsWire, toUnitTotalsWire } from "@/lib/rewards/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/bonus/eligibility",
  method: "GET",
  summary: "A period's bonuses: each person with the reason for HR, totals and units for executives too",
  query: pageQuery(BONUS_SORTS).extend({ period_id: idNumber, ...bonusFilterFields }),
  response: eligibilityWire,
  handle: async ({ ctx, scope, query }) => {
    const period = await requirePeriod(ctx.db, query.period_id);
    const { rows, totals, units, policies } = await getPeriodBonuses(ctx.db, scope, period);
    const unitIds = query.unit ? unitsBelow(await listUnits(ctx.db), query.unit) : undefined;
    const { column, descending } = sortOrder(query.sort);
    const sort = BONUS_SORTS.find((each) => each === column) ?? "name";
    const found = sortBonuses(filterBonuses(rows ?? [], { ...query, unitIds }), { sort, descending });
    const from = (query.page - 1) * query.page_size;
    const shown = found.slice(from, from + query.page_size);
    const people = shown.map(({ employeeId }) => employeeId);
    await noteViews(ctx, people);
    return {
      items: shown.map(toBonusWire),
      page: query.page,
      page_size: query.page_size,
      total: found.length,
      totals: totals && toTotalsWire(totals),
      units: units.map(toUnitTotalsWire),
      policies,
    };
  },
});
