import { eq, sql } from "drizzle-orm";
import { importRejectedRows, importRuns } from "@/db/schema/sources";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { changePeople } from "../change-people";
import { type Draft, type RefusedRow, readDraft } from "./draft";
import type { PeopleImportOptions } from "./input";
import { planPeople } from "./plan";
import type { PeoplePlan } from "./plan-types";
import { type PeopleFile, readPeopleFile } from "./read-file";
import { readExistingPeople } from "./snapshot";
import { storePlan } from "./store-plan";

export interface PeopleImportResult {
  importId: number;
  rowsRead: number;
  /** Rows whose person is new, was changed, or stays as it is. */
  accepted: number;
  replaced: number;
  unchanged: number;
  rejected: number;
  /** Managers who were named but are no row. */
  missingManagersCreated: number;
  notes: string[];
  /** By line. */
  rejectedRows: Rejected[];
}

interface Rejected {
  line: number;
  reason: string;
  raw: string;
}

/**
 * Imports people from a CSV file in one transaction. The whole file is checked first; a row that cannot be is rejected
 * with its reason and stops no other. The same file again changes nothing. Throws AppError "invalid" for a file that
 * cannot be read as a whole.
 */
export async function importPeople(
  ctx: Ctx,
  { bytes, options }: { bytes: Uint8Array; options: PeopleImportOptions },
): Promise<PeopleImportResult> {
  requireAbility(ctx.actor, "edit people");
  const file = await readPeopleFile(bytes, options.mapping);
  const { drafts, refusedRows } = readDrafts(file);
  return changePeople(ctx, async (inside) => {
    const existing = await readExistingPeople(inside.db, inside.now);
    const plan = planPeople(existing, { drafts, refusedRows }, options);
    await storePlan(inside, plan);
    const raws = new Map(file.rows.map((row) => [row.line, row.raw]));
    const refused = plan.rejections.map((row) => ({ ...row, raw: raws.get(row.line) ?? "" }));
    const rejectedRows = [...refusedRows, ...refused]
      .map(({ line, reason, raw }) => ({ line, reason, raw }))
      .sort((a, b) => a.line - b.line);
    const { accepted, replaced, unchanged, missingManagers } = plan.counts;
    const counts = { rowsRead: file.rowsRead, accepted, replaced, unchanged, rejected: rejectedRows.length };
    const notes = [...file.notes, ...namesakeNotes(plan)];
    const importId = await recordRun(inside, {
      kind: "people",
      fileName: options.fileName,
      byteSize: bytes.byteLength,
      bytesDone: bytes.byteLength,
      status: "done",
      options: { ...options },
      ...counts,
      peopleCreated: missingManagers,
      notes,
      requestedBy: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      startedAt: ctx.now,
    });
    await storeRejected(inside, importId, rejectedRows);
    await recordAudit(inside, {
      action: "people.imported",
      entityType: "import",
      entityId: importId,
      after: { fileName: options.fileName, ...counts, missingManagers },
    });
    return { importId, ...counts, missingManagersCreated: missingManagers, notes, rejectedRows };
  });
}

/** Two rows of one person under different numbers look like two people; only somebody who knows them can tell. */
function namesakeNotes({ namesakes }: PeoplePlan): string[] {
  if (namesakes.length === 0) return [];
  const some = namesakes
    .slice(0, 5)
    .map(({ line, name, storedNumber }) => `${name} (line ${line}, ${storedNumber})`);
  const more = namesakes.length > some.length ? `, and ${namesakes.length - some.length} more` : "";
  return [
    `Added beside somebody of the same name, with the number there already: ${some.join(", ")}${more}.`,
  ];
}

function readDrafts(file: PeopleFile): { drafts: Draft[]; refusedRows: RefusedRow[] } {
  const drafts: Draft[] = [];
  const refusedRows: RefusedRow[] = [...file.rejections];
  for (const row of file.rows) {
    const draft = readDraft(row, { numberRequired: file.hasNumbers });
    if (typeof draft !== "string") drafts.push(draft);
    else {
      const { employee_number: number, email, name } = row.cells;
      const known = [number, email, name].filter((text) => text !== undefined);
      refusedRows.push({ line: row.line, reason: draft, raw: row.raw, known });
    }
  }
  return { drafts, refusedRows };
}

async function recordRun(ctx: Ctx, run: typeof importRuns.$inferInsert): Promise<number> {
  const [made] = await ctx.db.insert(importRuns).values(run).returning({ id: importRuns.id });
  if (!made) throw new Error("The import was not recorded.");
  await ctx.db.update(importRuns).set({ endedAt: sql`clock_timestamp()` }).where(eq(importRuns.id, made.id));
  return made.id;
}

async function storeRejected(ctx: Ctx, importId: number, rows: readonly Rejected[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 5_000) {
    const some = rows.slice(at, at + 5_000);
    await ctx.db.insert(importRejectedRows).values(some.map((row) => ({ importId, ...row })));
  }
}
