import { encode } from "next-auth/jwt";
import { connect } from "@/db/client";
import type { Role } from "@/db/enums";
import { createAccount } from "@/lib/access/accounts/mutations";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import type { Stack } from "@/scripts/stack";
import { type BenchCompany, foundBenchCompany } from "./company";

/** Signed-in people and what they open. */
export interface Readers {
  /** The session of somebody with a scorecard. */
  employee: string;
  empty: { path: string; cookie: string };
  pages: Record<string, { path: string; cookie: string }>;
}

const RECORDS_PER_PERSON = 60;
const MONTHS = ["2026-07-01", "2026-08-01", "2026-09-01"];

/** A company with three scored months. The manager has ten reports whatever its size. */
export async function seatReaders(stack: Stack, employees: number): Promise<Readers> {
  const database = connect(stack.databaseUrl);
  try {
    const company = await foundBenchCompany(database, { employees, records: employees * RECORDS_PER_PERSON });
    await scoreMonths(company);
    await database.sql`ANALYZE`;
    const seat = (email: string, roles: Role[], employeeId: number | null) =>
      sessionOf(stack, company, { email, roles, employeeId });
    const managerId = Math.ceil(employees / 20);
    const employeeId = (managerId - 1) * 10 + 5;
    const employee = await seat("employee@bench.test", ["employee"], employeeId);
    const manager = await seat("manager@bench.test", ["employee", "manager"], managerId);
    const hr = await seat("hr@bench.test", ["hr"], null);
    const nobody = await seat("nobody@bench.test", ["employee"], null);
    const kpi = company.kpis.find(({ rule }) => rule.aggregation.kind === "ratio");
    return {
      employee,
      empty: { path: "/me", cookie: nobody },
      pages: {
        "/me": { path: "/me", cookie: employee },
        receipt: { path: `/me/kpis/${kpi?.id}`, cookie: employee },
        "/team": { path: "/team", cookie: manager },
        "/team of everyone": { path: "/team", cookie: hr },
      },
    };
  } finally {
    await database.close();
  }
}

async function scoreMonths({ ctx }: BenchCompany): Promise<void> {
  for (const start of MONTHS) {
    const period = await createPeriod(ctx, { frequency: "monthly", period_start: start });
    const run = await requestRun(ctx, { periodId: period.id, trigger: "command" });
    await executeRun(ctx, run.id);
  }
}

interface Seat {
  email: string;
  roles: Role[];
  employeeId: number | null;
}

async function sessionOf(stack: Stack, { ctx }: BenchCompany, { email, roles, employeeId }: Seat) {
  const account = await createAccount(ctx, {
    email,
    name: email,
    roles,
    employeeId: employeeId ?? undefined,
  });
  const [stored] = await ctx.database
    .sql`SELECT session_version FROM accounts WHERE id = ${account.id}::integer`;
  const token = await encode({
    secret: stack.secret,
    token: { accountId: account.id, sessionVersion: stored?.session_version },
  });
  return `next-auth.session-token=${token}`;
}
