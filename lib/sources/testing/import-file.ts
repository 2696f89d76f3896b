import { gzipSync } from "node:zlib";
import { asc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importRejectedRows } from "@/db/schema/sources";
import { commandActor, type WorkCtx } from "@/lib/context";
import { uploadImport } from "@/lib/sources/import/upload";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { requireSource } from "@/lib/sources/queries";
import { recordTable } from "@/lib/sources/record-table";
import { type RunImportOptions, runImport } from "@/lib/sources/run-import";

export const noon = new Date("2026-11-20T12:00:00Z");

export const testContext = (database: Database): WorkCtx => ({
  db: database.db,
  database,
  actor: commandActor("test"),
  now: noon,
});

export interface ImportOptions extends RunImportOptions {
  unknownOwners?: "reject" | "create" | "keep";
  packed?: boolean;
  fileName?: string;
}

/** Uploads in small pieces and runs the import. */
export async function importText(
  database: Database,
  sourceId: number,
  content: string | Uint8Array,
  { unknownOwners, packed, fileName = "records.csv", ...options }: ImportOptions = {},
) {
  const importId = await upload(database, sourceId, packed ? gzipSync(content) : content, {
    unknownOwners,
    fileName,
  });
  return runImport({ database, now: noon }, importId, options);
}

export async function upload(
  database: Database,
  sourceId: number,
  content: string | Uint8Array,
  options: { unknownOwners?: "reject" | "create" | "keep"; fileName?: string } = {},
): Promise<number> {
  return uploadImport(testContext(database), {
    sourceId,
    fileName: options.fileName ?? "records.csv",
    unknownOwners: options.unknownOwners,
    body: inPieces(Buffer.from(content)),
  });
}

export async function* inPieces(content: Buffer, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

interface SourceOptions {
  version?: boolean;
  key?: boolean;
  timeZone?: string;
  fileFormat?: { encoding: string; delimiter: string };
  dateFormat?: string;
  decimalMark?: string;
}

let made = 0;

/** A source with key `id`, owner `who`, time `at`, a measure `amount`, and a version when asked. */
export async function makeSource(database: Database, options: SourceOptions = {}): Promise<number> {
  const roles = (...names: string[]) => names;
  const columns = [
    { header: "id", data_type: "text", roles: options.key === false ? [] : roles("key") },
    { header: "who", data_type: "text", roles: roles("owner") },
    {
      header: "at",
      data_type: "timestamp",
      roles: roles("time"),
      date_format: options.dateFormat ?? "yyyy-MM-dd",
    },
    { header: "amount", data_type: "decimal", roles: roles("measure"), decimal_mark: options.decimalMark },
    ...(options.version ? [{ header: "rev", data_type: "integer", roles: roles("version") }] : []),
  ];
  made++;
  return createSource(
    testContext(database),
    createSourceInput.parse({
      name: `Source ${made} of ${process.pid}`,
      columns,
      time_zone: options.timeZone ?? "UTC",
      file_format: options.fileFormat,
    }),
  );
}

/** The records as plain rows without ids and instants of import, by key. */
export async function storedRows(database: Database, sourceId: number): Promise<Record<string, unknown>[]> {
  const { source } = await requireSource(database.db, sourceId);
  const rows = await database.sql.unsafe(
    `SELECT to_jsonb(r) - 'record_id' - 'import_id' - 'imported_at' AS r FROM ${recordTable(source)} r`,
  );
  return rows
    .map((row) => row.r as Record<string, unknown>)
    .sort(
      (a, b) => String(a.id).localeCompare(String(b.id)) || Number(a.import_line) - Number(b.import_line),
    );
}

export function rejectedRows(database: Database, importId: number) {
  return database.db
    .select({ line: importRejectedRows.line, reason: importRejectedRows.reason, raw: importRejectedRows.raw })
    .from(importRejectedRows)
    .where(eq(importRejectedRows.importId, importId))
    .orderBy(asc(importRejectedRows.line));
}

export const counts = (run: {
  rowsRead: number;
  accepted: number;
  replaced: number;
  unchanged: number;
  rejected: number;
}) => [run.rowsRead, run.accepted, run.replaced, run.unchanged, run.rejected];
