import { inArray } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import type { WorkCtx } from "@/lib/context";
import { assignInput } from "@/lib/kpis/assignments/input";
import { assignKpi } from "@/lib/kpis/assignments/mutations";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listKras } from "@/lib/kpis/kras/queries";
import { type DemoMonth, instantOf, isoDay } from "./calendar";
import { signIn } from "./load-entries";
import { URGENT } from "./rules/individual";
import { HENRIK, PIOTR } from "./stories";
import type { DemoWorld } from "./world";

/** What Ruth gave to single people of her team: an own target, and a KPI that their template does not hold. */
export async function loadAssignments(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  const ruth = await signIn(ctx, { email: "manager@plumbline.test" });
  const kpis = new Map((await listKpis(ctx.db)).map(({ id, name }) => [name, id]));
  const kras = new Map((await listKras(ctx.db)).map(({ id, name }) => [name, id]));
  const people = await idsByNumber(ctx, [HENRIK, PIOTR]);
  const assign = async (number: string, { month, kpi, ...terms }: Given) => {
    const input = assignInput.parse({
      ...{ ...terms, kpi_definition_id: kpis.get(kpi), start_date: isoDay(month.firstDay) },
    });
    const now = new Date(Math.min(instantOf(month.firstDay, 540), ctx.now.getTime()));
    await assignKpi({ ...ctx, actor: ruth, now }, { employeeId: people.get(number) ?? 0, input });
  };
  const [twoBefore, before] = [monthOf(world, -2), monthOf(world, -1)];
  await assign(HENRIK, {
    ...{ month: twoBefore, kpi: "Tickets resolved", target_value: "100" },
    reason: "Shows new colleagues the ropes this half-year.",
  });
  await assign(PIOTR, {
    ...{ month: before, kpi: URGENT, weight: "20", kra_id: kras.get("Delivery") },
    reason: "Looks after urgent tickets for the team.",
  });
  return "2 KPIs of single people";
}

interface Given {
  month: DemoMonth;
  kpi: string;
  target_value?: string;
  weight?: string;
  kra_id?: number;
  reason: string;
}

function monthOf(world: DemoWorld, index: number): DemoMonth {
  const month = world.months.find((each) => each.index === index);
  if (!month) throw new Error(`The demo has no month ${index}.`);
  return month;
}

async function idsByNumber({ db }: WorkCtx, numbers: string[]): Promise<Map<string, number>> {
  const rows = await db.select().from(employees).where(inArray(employees.employeeNumber, numbers));
  return new Map(rows.map(({ id, employeeNumber }) => [employeeNumber, id]));
}
