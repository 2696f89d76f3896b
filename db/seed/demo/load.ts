import { eq, inArray, isNotNull } from "drizzle-orm";
import { accounts } from "@/db/schema/access";
import { employees, organisations } from "@/db/schema/people";
import { evaluationPeriods } from "@/db/schema/scoring";
import type { WorkCtx } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { dayIn } from "@/lib/people/today";
import { DEMO_ACCOUNTS } from "./accounts";
import { TIME_ZONE } from "./calendar";
import { COMPANY_NAME } from "./company";
import { loadAccounts } from "./load-accounts";
import { loadAlertRules } from "./load-alerts";
import { loadAppeals } from "./load-appeals";
import { loadAssignments } from "./load-assignments";
import { loadBonuses } from "./load-bonuses";
import { loadCompany } from "./load-company";
import { loadEntries } from "./load-entries";
import { loadGroups } from "./load-groups";
import { loadPlans } from "./load-plans";
import { loadRecords } from "./load-records";
import { loadResults } from "./load-results";
import { loadReviews } from "./load-reviews";
import { loadRules } from "./load-rules";
import { demoWorld } from "./world";

/** Two launchers that start together load one after the other. */
const LOCK = 7_246_005;

/**
 * Loads the demo company the way a customer would: people, sources and records by import, KPIs and templates by their
 * mutations, a period a month by compute runs. What is there already is left as it is, so a load that was broken off
 * goes on where it stopped, and a loaded company takes no time. Throws "conflict" when other people are in the database.
 */
export async function loadDemoCompany(ctx: WorkCtx, say: (line: string) => void): Promise<void> {
  const own = ctx.database.dedicated();
  try {
    await own.sql`SELECT pg_advisory_lock(${LOCK})`;
    if (await isLoaded(ctx)) return;
    await refuseOtherPeople(ctx);
    const today = dayIn(TIME_ZONE, ctx.now);
    const world = demoWorld(`${today.slice(0, 7)}-01`, today);
    const stages: [name: string, load: () => Promise<string>][] = [
      ["People", () => loadCompany(ctx, world)],
      ["Records", () => loadRecords(ctx, world)],
      ["KPIs and templates", () => loadRules(ctx, world)],
      ["Assignments", () => loadAssignments(ctx, world)],
      ["Entries", () => loadEntries(ctx, world)],
      ["Scores", () => loadResults(ctx, world)],
      ["Alerts", () => loadAlertRules(ctx)],
      ["Bonuses", () => loadBonuses(ctx, world)],
      ["Groups", () => loadGroups(ctx, world)],
      ["Accounts", () => loadAccounts(ctx)],
      ["Plans", () => loadPlans(ctx, world)],
      ["Appeals", () => loadAppeals(ctx, world)],
      ["Reviews", () => loadReviews(ctx, world)],
    ];
    for (const [name, load] of stages) {
      const since = performance.now();
      const done = await load();
      say(`${name}: ${done} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
    }
  } finally {
    await own.close();
  }
}

/** The reviews come last: with the accounts and one review begun, everything is there. */
async function isLoaded({ db }: WorkCtx): Promise<boolean> {
  const emails = DEMO_ACCOUNTS.map((account) => account.email);
  const signIns = await db.$count(accounts, inArray(accounts.email, emails));
  return (
    signIns === emails.length &&
    (await db.$count(evaluationPeriods, isNotNull(evaluationPeriods.reviewStartedAt))) > 0
  );
}

/** The organisation gets its name first: whoever is in a database of that name came from here. */
async function refuseOtherPeople({ db }: WorkCtx): Promise<void> {
  const isOurs = (await db.$count(organisations, eq(organisations.name, COMPANY_NAME))) > 0;
  if (isOurs || (await db.$count(employees)) === 0) return;
  throw conflict(
    "This database holds other people, so the demo company is not loaded into it. Choose another PLUMBLINE_DATA_DIR or DATABASE_URL.",
  );
}
