import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { verifyAudit } from "@/lib/audit/verify";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { addNote } from "../notes";
import { foundReviewDesk, REASON, type ReviewDesk } from "../testing/review-desk";
import { finalizePeriod } from "./finalize";
import { verifyPeriod } from "./verify";

/** Ways round the front door: what a final result names, switched-off triggers, statements that were under way. */
const at = testDatabase();
let desk: ReviewDesk;
let final: number;

beforeAll(async () => {
  desk = await foundReviewDesk(at.all);
  final = desk.october.id;
  const august = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-08-01" });
  await desk.compute(august.id);
  const key = { periodId: final, employeeId: desk.people.amina };
  await addNote(desk.who.manager.ctx, key, { note: "Talked about it on 3 November.", audience: "person" });
  await finalizePeriod(desk.who.hr.ctx, final, { reason: REASON });
});

const REFUSED =
  /final period cannot change|stays as it was written|is active and cannot change|log only grows|cannot truncate a table/;

/** One transaction, undone whatever happens. */
async function attempt(...statements: string[]): Promise<void> {
  await at.sql.begin(async (tx) => {
    for (const statement of statements) await tx.unsafe(statement);
    throw new Error("Nobody refused.");
  });
}

describe("the rules that a final result names", () => {
  test.each([
    ["go with their template", "DELETE FROM scorecard_templates"],
    ["are deleted", "DELETE FROM scorecard_template_versions"],
    ["become a draft again", "UPDATE scorecard_template_versions SET status = 'draft'"],
    ["get other bands", `UPDATE scorecard_template_versions SET bands = '{"above":"3","on":"2","near":"1"}'`],
    ["get another scale", "UPDATE scorecard_template_versions SET maximum_score = 100"],
    ["are emptied", "TRUNCATE scorecard_template_items"],
    ["lose their guardrails", "TRUNCATE scorecard_template_guardrails"],
    ["define a KPI otherwise", `UPDATE kpi_definition_versions SET definition = '{}'`],
    ["lose a definition", "DELETE FROM kpi_definition_versions"],
    ["lose all definitions", "TRUNCATE kpi_definition_versions"],
  ])("never %s", async (_, statement) => {
    await expect(attempt(statement)).rejects.toThrow(REFUSED);
  });

  test("let no row leave an active version for a draft", async () => {
    await expect(
      attempt(
        `INSERT INTO scorecard_template_versions (id, template_id, version) OVERRIDING SYSTEM VALUE
         SELECT 999, id, 9 FROM scorecard_templates LIMIT 1`,
        `UPDATE scorecard_template_items SET version_id = 999`,
      ),
    ).rejects.toThrow(REFUSED);
  });

  test("still end on a day, and forget who saved them", async () => {
    await at.sql`UPDATE scorecard_template_versions SET effective_to = '2027-01-01'`;
    await at.sql`UPDATE kpi_definition_versions SET created_by = NULL`;
    expect((await verifyPeriod(desk.ctx, final)).differences).toEqual([]);
  });
});

describe("a session that passes over ordinary triggers", () => {
  test.each([
    "UPDATE evaluation_periods SET status = 'open'",
    "UPDATE performance_results SET total_score = 1",
    "UPDATE kra_results SET score = 1",
    "UPDATE kpi_results SET score = 1",
    "DELETE FROM kpi_evidence",
    "TRUNCATE kpi_evidence",
    "DELETE FROM performance_review_notes",
    "DELETE FROM kept_records",
    "DELETE FROM scorecard_digests",
    "DELETE FROM audit_entries",
    "UPDATE audit_head SET entry_count = 0",
  ])("is refused as anybody: %s", async (statement) => {
    await expect(attempt("SET LOCAL session_replication_role = replica", statement)).rejects.toThrow(REFUSED);
  });
});

describe("tables of the same name that are looked at first", () => {
  const decoys = ["evaluation_periods", "audit_entries", "kpi_results"].map(
    (table) => `CREATE TEMPORARY TABLE ${table} (LIKE public.${table} INCLUDING ALL) ON COMMIT DROP`,
  );
  test.each([
    "UPDATE performance_results SET total_score = 1",
    "UPDATE kra_results SET score = 1",
    "UPDATE employee_scorecard_instances SET reviewer_name = 'x'",
    "UPDATE score_rollups SET mean_score = 1",
    "DELETE FROM performance_results",
    "TRUNCATE performance_results, kra_results, score_rollups",
    "DELETE FROM kpi_definition_versions",
  ])("deceive nobody: %s", async (statement) => {
    await expect(attempt(...decoys, statement)).rejects.toThrow(REFUSED);
  });

  test("do not break the chain of the log either", async () => {
    await at.sql.begin(async (tx) => {
      for (const decoy of decoys) await tx.unsafe(decoy);
      await tx`INSERT INTO public.audit_entries (actor_kind, actor_label, action, entity_type, entity_id)
               VALUES ('command', 'x', 'a.done', 'a', '1')`;
    });
    expect(await verifyAudit(at.sql)).toMatchObject({ ok: true });
  });

  test("are not sealed in the place of ours", async () => {
    await expect(
      attempt(
        ...["kpi_results", "kpi_evidence"].map((parent) => {
          return `CREATE TEMPORARY TABLE ${parent}_p${desk.september.id} (period_id integer)`;
        }),
        `UPDATE evaluation_periods SET status = 'finalized' WHERE id = ${desk.september.id}`,
        `UPDATE public.kpi_results SET score = 1 WHERE period_id = ${desk.september.id}`,
      ),
    ).rejects.toThrow(REFUSED);
  });
});

describe("guards that are taken away by whoever owns the tables", () => {
  const differences = async (...statements: string[]) => {
    const found: string[] = [];
    const undo = new Error("undo");
    await at.db
      .transaction(async (tx) => {
        for (const statement of statements) await tx.execute(statement);
        found.push(...(await verifyPeriod({ db: tx }, final)).differences.map(({ what }) => what));
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    return found;
  };

  test.each([
    [
      "ALTER TABLE performance_results DISABLE TRIGGER performance_results_final_update",
      "The guard performance_results_final_update of performance_results is switched off",
    ],
    [
      "ALTER TABLE score_overrides ENABLE TRIGGER score_overrides_stay",
      "The guard score_overrides_stay of score_overrides is switched off",
    ],
    [
      "DROP TRIGGER evaluation_periods_final ON evaluation_periods",
      "The guard evaluation_periods_final of evaluation_periods is gone",
    ],
    ["DROP TRIGGER final ON kpi_results_pX", "The guard final of kpi_results_pX is gone"],
    [
      "ALTER TABLE kpi_snapshots RENAME TO kpi_snapshots_of_before",
      "The guard kpi_snapshots_final_insert of kpi_snapshots is gone",
    ],
  ])("are missed: %s", async (statement, what) => {
    const named = (text: string) => text.replace("_pX", `_p${final}`);
    expect(await differences(named(statement))).toContain(named(what));
  });

  test("are missed with the results, when those are taken out", async () => {
    expect(await differences(`ALTER TABLE kpi_results DETACH PARTITION kpi_results_p${final}`)).toEqual(
      expect.arrayContaining([
        `The table kpi_results_p${final} is not part of the results any more`,
        "The result of Tickets closed, or its definition",
      ]),
    );
  });
});

test.each(["performance_results", "kpi_results"])(
  "becoming final waits for whoever is writing %s, and digests what they wrote",
  async (table) => {
    const [{ id: periodId } = { id: 0 }] = await at.sql<{ id: number }[]>`
      SELECT id FROM evaluation_periods WHERE status <> 'finalized' ORDER BY id LIMIT 1`;
    let wrote = () => {};
    const written = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    const writer = at.sql.begin(async (tx) => {
      await tx`UPDATE ${tx(table)} SET record_count = record_count + 1 WHERE period_id = ${periodId}`;
      wrote();
      // Until the other one stands in line, for three seconds at most: without a queue it would be done by then.
      for (let tries = 0; tries < 150; tries++) {
        const [waiting] = await tx`SELECT 1 FROM pg_locks WHERE NOT granted AND locktype <> 'advisory'
          AND coalesce(database, 0) IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))`;
        if (waiting) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await written;
    await Promise.all([writer, finalizePeriod(desk.who.hr.ctx, periodId, { reason: REASON })]);
    const differences = (await verifyPeriod(desk.ctx, periodId)).differences.map(({ what }) => what);
    expect(differences).toEqual([]);
  },
);
