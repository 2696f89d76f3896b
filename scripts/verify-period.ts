import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { verifyPeriod } from "@/lib/reviews/finalisation/verify";
import { complain, finish, onOwnDatabase } from "./own-database";

/** `npm run verify:period -- PERIOD`: by name or id. Exit code 0: exactly as it was when it became final; 1: what differs. */
async function main([wanted]: string[]): Promise<number> {
  if (!wanted) return complain('Which period? npm run verify:period -- "October 2026"');
  return onOwnDatabase("verify:period", async (ctx) => {
    const periodId = await findPeriod(ctx.db, wanted);
    if (periodId === null) return complain(`There is no period named ${wanted}.`);
    const { period, people, digest, differences } = await verifyPeriod(ctx, periodId);
    if (differences.length === 0) {
      console.log(`${period.name} is as it was when it became final: ${people} scorecards, digest ${digest}`);
      return 0;
    }
    for (const { employee, what } of differences)
      console.log(employee === null ? what : `${employee}: ${what}`);
    return complain(
      `${period.name} differs in ${differences.length} ${differences.length === 1 ? "thing" : "things"}.`,
    );
  });
}

async function findPeriod(db: Db, wanted: string): Promise<number | null> {
  const id = /^\d{1,9}$/.test(wanted) ? Number(wanted) : 0;
  const rows = await db.execute<{ id: number }>(sql`
    SELECT id FROM evaluation_periods WHERE id = ${id} OR lower(name) = lower(${wanted})
     ORDER BY (id = ${id}) DESC, status = 'finalized' DESC, id DESC LIMIT 1`);
  return rows[0]?.id ?? null;
}

finish(main(process.argv.slice(2)));
