import { z } from "zod";
import { COLUMN_TYPES, IMPORT_KINDS, IMPORT_STATUSES, SOURCE_ORIGINS } from "@/db/enums";
import type { CsvDetection } from "@/lib/csv/detect";
import { delimiters } from "@/lib/csv/format";
import { columnLabel } from "@/lib/sources/column-label";
import { lookShared } from "@/lib/sources/contributors";
import type { ImportSummary } from "@/lib/sources/import/queries";
import { columnInput, unknownOwnersInput } from "@/lib/sources/input";
import type { SourceSummary } from "@/lib/sources/queries";
import { ownerIdColumn, unitIdColumn } from "@/lib/sources/record-table";
import type { StoredRecord } from "@/lib/sources/records";
import { COLUMN_ROLES, rolesOf, type SourceWithColumns } from "@/lib/sources/types";

const count = z.number().int();
const instant = z.iso.datetime().nullable();

const columnWire = z.object({
  column_name: z.string(),
  header: z.string(),
  label: z.string(),
  data_type: z.enum(COLUMN_TYPES),
  roles: z.array(z.enum(COLUMN_ROLES)),
  date_format: z.string().nullable(),
  null_tokens: z.array(z.string()),
});

const sourceWire = z.object({
  id: count,
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  record_noun: z.string(),
  record_noun_plural: z.string(),
  origin: z.enum(SOURCE_ORIGINS),
  unknown_owners: unknownOwnersInput,
  time_zone: z.string().nullable(),
  record_count: count,
});

export const sourceListWire = sourceWire.extend({
  column_count: count,
  kpi_count: count,
  last_import_at: instant,
});

export const sourceDetailWire = sourceWire.extend({ columns: z.array(columnWire) });

function toSourceWire(
  source: SourceWithColumns["source"],
  recordCount: number,
): z.output<typeof sourceWire> {
  return {
    id: source.id,
    slug: source.slug,
    name: source.name,
    description: source.description,
    record_noun: source.recordNoun,
    record_noun_plural: source.recordNounPlural,
    origin: source.origin,
    unknown_owners: source.unknownOwners,
    time_zone: source.timeZone,
    record_count: recordCount,
  };
}

export const toSourceListWire = (source: SourceSummary): z.output<typeof sourceListWire> => ({
  ...toSourceWire(source, source.recordCount),
  column_count: source.columnCount,
  kpi_count: source.kpiCount,
  last_import_at: source.lastImportAt?.toISOString() ?? null,
});

export const toSourceDetailWire = (
  { source, columns }: SourceWithColumns,
  recordCount: number,
): z.output<typeof sourceDetailWire> => ({
  ...toSourceWire(source, recordCount),
  columns: columns.map((column) => ({
    column_name: column.columnName,
    header: column.header,
    label: column.label,
    data_type: column.dataType,
    roles: rolesOf(column),
    date_format: column.dateFormat,
    null_tokens: column.nullTokens,
  })),
});

const contributorWire = z.object({ employee_id: count, name: z.string(), share: z.string() });

/**
 * `record_id`, then every column by its name; beside each owner column `<name>_employee_id`, beside a team column
 * `<name>_org_unit_id`, beside contributors `<name>_contributors`: who shares the record, with shares from 0 to 1.
 */
export const recordWire = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(contributorWire)]),
);

export const toRecordWire = (record: StoredRecord): z.output<typeof recordWire> => ({
  record_id: record.recordId,
  ...record.values,
  ...Object.fromEntries(
    Object.entries(record.owners).map(([name, owner]) => [ownerIdColumn(name), owner?.employeeId ?? null]),
  ),
  ...Object.fromEntries(
    Object.entries(record.teams).map(([name, team]) => [unitIdColumn(name), team?.unitId ?? null]),
  ),
  ...Object.fromEntries(
    Object.entries(record.contributors).map(([name, shared]) => [
      `${name}_contributors`,
      shared.map(({ employeeId, name: person, share }) => ({ employee_id: employeeId, name: person, share })),
    ]),
  ),
  import_id: record.importId,
  import_line: record.importLine,
});

export const importWire = z.object({
  id: count,
  kind: z.enum(IMPORT_KINDS),
  source_id: count.nullable(),
  source_name: z.string().nullable(),
  file_name: z.string(),
  status: z.enum(IMPORT_STATUSES),
  stalled: z.boolean(),
  unknown_owners: unknownOwnersInput,
  byte_size: count,
  bytes_done: count,
  rows_read: count,
  accepted: count,
  replaced: count,
  unchanged: count,
  rejected: count,
  unowned: count,
  people_created: count,
  ambiguous_times: count,
  notes: z.array(z.string()),
  error: z.string().nullable(),
  requested_by: z.string().nullable(),
  created_at: z.iso.datetime(),
  started_at: instant,
  ended_at: instant,
});
export type ImportWire = z.output<typeof importWire>;

export const toImportWire = (run: ImportSummary): ImportWire => ({
  id: run.id,
  kind: run.kind,
  source_id: run.sourceId,
  source_name: run.sourceName,
  file_name: run.fileName,
  status: run.status,
  stalled: run.stalled,
  unknown_owners: run.unknownOwners,
  byte_size: run.byteSize,
  bytes_done: run.bytesDone,
  rows_read: run.rowsRead,
  accepted: run.accepted,
  replaced: run.replaced,
  unchanged: run.unchanged,
  rejected: run.rejected,
  unowned: run.unowned,
  people_created: run.peopleCreated,
  ambiguous_times: run.ambiguousTimes,
  notes: run.notes,
  error: run.error,
  requested_by: run.requestedByName,
  created_at: run.createdAt.toISOString(),
  started_at: run.startedAt?.toISOString() ?? null,
  ended_at: run.endedAt?.toISOString() ?? null,
});

export const detectionWire = z.object({
  encoding: z.string(),
  delimiter: z.enum(delimiters),
  columns: z.array(
    columnInput.extend({
      label: z.string(),
      /** Words of the sample that may mean no value, those of `null_tokens` and others. */
      null_tokens_seen: z.array(z.string()),
      /** Cells of the sample that do not fit the proposed type. */
      misfits: count,
      /** Whether dates could be read in another order, or numbers by another mark, as well. */
      ambiguous: z.boolean(),
      blanks: count,
      examples: z.array(z.string()),
      notes: z.array(z.string()),
    }),
  ),
  rows: z.array(z.array(z.string())),
  sample_rows: count,
  rejections: z.array(z.object({ line: count, reason: z.string(), raw: z.string() })),
  notes: z.array(z.string()),
});
export type DetectionWire = z.output<typeof detectionWire>;

export const toDetectionWire = (found: CsvDetection & { ok: true }): DetectionWire => ({
  encoding: found.format.encoding,
  delimiter: found.format.delimiter,
  columns: found.columns.map((column) => ({
    header: column.name,
    label: columnLabel(column.name),
    data_type: column.type,
    roles: column.type === "text" && lookShared(column.examples) ? ["contributors" as const] : [],
    date_format: column.dateFormat,
    decimal_mark: column.decimalMark,
    group_mark: column.groupMark,
    null_tokens: column.nullTokens,
    null_tokens_seen: column.nullTokensSeen,
    misfits: column.misfits,
    ambiguous: column.ambiguous,
    blanks: column.blanks,
    examples: column.examples,
    notes: column.notes,
  })),
  rows: found.rows,
  sample_rows: found.sampleRows,
  rejections: found.rejections,
  notes: found.notes,
});
