import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { commandActor } from "@/lib/context";
import { recordAudit } from "./record";

const at = testDatabase();

test("the audit log chains its entries and refuses changes", async () => {
  const ctx = { db: at.db, actor: commandActor("test"), now: new Date("2026-01-02T03:04:05.678Z") };
  await recordAudit(ctx, { action: "a.done", entityType: "a", entityId: 1, after: { x: 1 } });
  await recordAudit(ctx, { action: "b.done", entityType: "b", entityId: 2 });
  const rows = await at.db.query.auditEntries.findMany({ orderBy: (t, { asc }) => asc(t.id) });
  expect(rows[1]?.previousHash).toBe(rows[0]?.hash);
  expect(rows[0]?.at.toISOString()).toBe("2026-01-02T03:04:05.678Z");
  await expect(at.db.execute(sql`UPDATE audit_entries SET action = 'x'`)).rejects.toThrow();
  await expect(at.db.execute(sql`DELETE FROM audit_entries`)).rejects.toThrow();
  await expect(at.db.execute(sql`TRUNCATE audit_entries`)).rejects.toThrow();
});
