import { z } from "zod";
import type { EntryGrid, ManualEntry } from "./queries";

const id = z.number().int();

/** An entry as the API gives it; values are decimals as text. */
export const entryWire = z.object({
  id,
  employee_id: id,
  kpi_id: id,
  period_id: id,
  /** Null: taken back. */
  actual_value: z.string().nullable(),
  notes: z.string(),
  entered_by: z.string(),
  entered_at: z.iso.datetime(),
  replaced_at: z.iso.datetime().nullable(),
});
export type EntryWire = z.infer<typeof entryWire>;

export const toEntryWire = (entry: ManualEntry): EntryWire => ({
  id: entry.id,
  employee_id: entry.employeeId,
  kpi_id: entry.kpiId,
  period_id: entry.periodId,
  actual_value: entry.value,
  notes: entry.note,
  entered_by: entry.enteredByName,
  entered_at: entry.enteredAt.toISOString(),
  replaced_at: entry.replacedAt?.toISOString() ?? null,
});

export const gridWire = z.object({
  kpis: z.array(
    z.object({
      id,
      name: z.string(),
      unit: z.string(),
      allowed_range: z.object({ min: z.string(), max: z.string() }),
      due_on: z.iso.date(),
    }),
  ),
  people: z.array(
    z.object({
      employee_id: id,
      name: z.string(),
      employee_number: z.string(),
      entries: z.array(z.object({ kpi_id: id, entry: entryWire.nullable(), corrections: z.number().int() })),
    }),
  ),
  people_count: z.number().int(),
  expected_count: z.number().int(),
  entered_count: z.number().int(),
  missing: z.array(
    z.object({
      employee_id: id,
      name: z.string(),
      kpi_id: id,
      kpi_name: z.string(),
      due_on: z.iso.date(),
    }),
  ),
});

export const toGridWire = (grid: EntryGrid): z.infer<typeof gridWire> => ({
  kpis: grid.kpis.map(({ kpiId, name, unit, min, max, dueOn }) => ({
    ...{ id: kpiId, name, unit },
    ...{ allowed_range: { min, max }, due_on: dueOn },
  })),
  people: grid.rows.map(({ employeeId, name, employeeNumber, cells }) => ({
    ...{ employee_id: employeeId, name, employee_number: employeeNumber },
    entries: cells.map(({ kpiId, entry, corrections }) => ({
      ...{ kpi_id: kpiId, corrections },
      entry: entry && toEntryWire(entry),
    })),
  })),
  people_count: grid.peopleCount,
  expected_count: grid.expectedCount,
  entered_count: grid.enteredCount,
  missing: grid.missing.map((entry) => ({
    ...{ employee_id: entry.employeeId, name: entry.name },
    ...{ kpi_id: entry.kpiId, kpi_name: entry.kpiName, due_on: entry.dueOn },
  })),
});
