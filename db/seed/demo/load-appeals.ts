import { sql } from "drizzle-orm";
import { appeals } from "@/db/schema/appeals";
import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { actorOf } from "@/lib/access/viewer";
import type { WorkCtx } from "@/lib/context";
import { answerAppeal } from "@/lib/reviews/appeals/answer";
import { answerInput, appealInput } from "@/lib/reviews/appeals/input";
import { takeOn } from "@/lib/reviews/appeals/own";
import { submitAppeal } from "@/lib/reviews/appeals/submit";
import { APPEAL_STORIES, type AppealStory } from "./appeal-stories";
import { isoDay } from "./calendar";
import type { DemoWorld } from "./world";

/** Two figures that Amina disputes: one waits for Ruth, one was closed with a reasoned no. */
export async function loadAppeals(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  if ((await ctx.db.$count(appeals)) > 0) return "as they were";
  const [employee, manager, hr] = await Promise.all(
    ["employee", "manager", "hr"].map((role) => actingAs(ctx, `${role}@plumbline.test`)),
  );
  if (!employee || !manager || !hr) throw new Error("The demo accounts are missing.");
  for (const story of APPEAL_STORIES) {
    const month = world.months.find(({ index }) => index === story.month);
    if (!month) continue;
    const asked = await figureOf(employee, story, isoDay(month.firstDay));
    const id = await submitAppeal(employee, asked);
    if (!story.refused) continue;
    const no = (version: number, answer: string) => answerInput.parse({ version, outcome: "no", answer });
    await answerAppeal(manager, id, no(1, story.refused.manager));
    await takeOn(employee, id, { version: 2, why: story.refused.takenOn });
    await answerAppeal(hr, id, no(3, story.refused.hr));
  }
  return `${APPEAL_STORIES.length} disputed figures`;
}

async function actingAs(ctx: WorkCtx, email: string): Promise<WorkCtx> {
  const account = await getAccountByEmail(ctx.db, email);
  if (!account) throw new Error(`There is no account ${email}.`);
  const { id: accountId, employeeId, name, roles } = account;
  return { ...ctx, actor: actorOf({ accountId, employeeId, name, email, roles }) };
}

async function figureOf({ db, actor }: WorkCtx, story: AppealStory, firstDay: string) {
  const employeeId = actor.kind === "account" ? actor.employeeId : null;
  const rows = await db.execute<{ period_id: number; kpi_id: number; record_ids: number[] }>(sql`
    SELECT e.period_id, e.kpi_id, to_json(ARRAY(
             SELECT unnest(e.record_ids) EXCEPT SELECT unnest(e.numerator_ids) ORDER BY 1 LIMIT ${story.records}
           )) AS record_ids
      FROM kpi_evidence e
      JOIN evaluation_periods p ON p.id = e.period_id AND p.frequency = 'monthly' AND p.period_start = ${firstDay}::date
      JOIN kpi_definitions k ON k.id = e.kpi_id AND k.name = ${story.kpi}
     WHERE e.employee_id = ${employeeId} AND e.input = ''`);
  const found = rows[0];
  if (!found) throw new Error(`${story.kpi} was not measured for Amina in the month of ${firstDay}.`);
  const attachments = story.file
    ? [{ name: story.file.name, content: Buffer.from(story.file.text).toString("base64") }]
    : [];
  return appealInput.parse({ ...found, statement: story.statement, attachments });
}
