"use client";

import { useRouter } from "next/navigation";
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import type { ManualKpi } from "@/lib/scoring/manual/expected";
import { EntryCell, type EntryCellData } from "./entry-cell";
import { type PlacedValues, placeKey, placeValues, readCells } from "./pasted-values";

export interface EntryGridRow {
  employeeId: number;
  name: string;
  employeeNumber: string;
  cells: EntryCellData[];
}

interface EntryGridProps {
  periodId: number;
  readOnly: boolean;
  kpis: readonly ManualKpi[];
  rows: readonly EntryGridRow[];
  params: Record<string, string | undefined>;
}

/**
 * People by KPIs, one field a cell. Enter and the arrows up and down move in a column, left and right at a field's ends;
 * a column or a block of a spreadsheet is pasted from the field on, and saved like what is typed.
 */
export function EntryGrid({ periodId, readOnly, kpis, rows, params }: EntryGridProps) {
  const router = useRouter();
  const table = useRef<HTMLTableElement>(null);
  const [pasted, setPasted] = useState<PlacedValues | null>(null);
  const paste = (event: ClipboardEvent<HTMLTableElement>) => {
    const field = event.target;
    if (readOnly || !(field instanceof HTMLInputElement)) return;
    const cells = readCells(event.clipboardData.getData("text"));
    if (!cells) return;
    event.preventDefault();
    const at = { row: Number(field.dataset.row), column: Number(field.dataset.column) };
    const isField = (place: Step) => fieldAt(table.current, place) !== null;
    setPasted(placeValues(cells, { at, isField }));
  };
  const move = (event: KeyboardEvent<HTMLTableElement>) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    const step = stepOf(event, field);
    if (!step) return;
    event.preventDefault();
    const at = {
      row: Number(field.dataset.row) + step.row,
      column: Number(field.dataset.column) + step.column,
    };
    focusFrom(table.current, at, step);
  };
  // Counts and the list of what is missing follow when someone is done with the grid.
  const leave = (event: FocusEvent<HTMLTableElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) router.refresh();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="scroll" aria-label="Values by person and KPI" tabIndex={0}>
      <table className="table entry-grid" ref={table} onKeyDown={move} onPaste={paste} onBlur={leave}>
        <caption className="sr">Values by person and KPI; saved as you go</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            {kpis.map(({ kpiId, name, min, max, unit }) => (
              <th key={kpiId} scope="col">
                {name}
                <span className="why">
                  {min} to {max}
                  {unit && !unit.startsWith("of ") && ` ${unit}`}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr key={row.employeeId}>
              <th scope="row">
                {row.name}
                <span className="why">{row.employeeNumber}</span>
              </th>
              {kpis.map((kpi, column) => {
                const cell = row.cells.find(({ kpiId }) => kpiId === kpi.kpiId);
                return (
                  <td key={kpi.kpiId}>
                    {cell ? (
                      <EntryCell
                        {...{ periodId, readOnly, kpi, cell, column, params }}
                        row={rowIndex}
                        person={row}
                        pasted={pastedAt(pasted, { row: rowIndex, column })}
                      />
                    ) : (
                      <span className="mute">Not in the scorecard</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {!readOnly && (
        <p className="small mute mt2" role="status">
          {pasted
            ? pastedWords(pasted)
            : "A column copied from a spreadsheet can be pasted into its first field."}
        </p>
      )}
    </section>
  );
}

/** What was pasted into a field; the same object until something else is pasted. */
const pastedAt = (pasted: PlacedValues | null, place: Step) => {
  const text = pasted?.values.get(placeKey(place));
  return pasted && text !== undefined ? { of: pasted, text } : null;
};

function pastedWords({ values, withoutPlace }: PlacedValues): string {
  const count = `${values.size} ${values.size === 1 ? "value is" : "values are"} pasted`;
  return withoutPlace === 0 ? `${count}.` : `${count}; for ${withoutPlace} more there is no field here.`;
}

interface Step {
  row: number;
  column: number;
}

function stepOf({ key, shiftKey }: KeyboardEvent, field: HTMLInputElement): Step | null {
  const atStart = field.selectionStart === 0 && field.selectionEnd === field.selectionStart;
  const atEnd = field.selectionEnd === field.value.length && field.selectionEnd === field.selectionStart;
  const isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
  switch (key) {
    case "Enter":
      return { row: shiftKey ? -1 : 1, column: 0 };
    case "ArrowDown":
      return { row: 1, column: 0 };
    case "ArrowUp":
      return { row: -1, column: 0 };
    case "ArrowRight":
      return atEnd || isWhole ? { row: 0, column: 1 } : null;
    case "ArrowLeft":
      return atStart || isWhole ? { row: 0, column: -1 } : null;
    default:
      return null;
  }
}

const fieldAt = (table: HTMLTableElement | null, { row, column }: Step) =>
  table?.querySelector<HTMLInputElement>(`input[data-row="${row}"][data-column="${column}"]`) ?? null;

/** The next field in a direction; people without the KPI are passed over. */
function focusFrom(table: HTMLTableElement | null, { row, column }: Step, step: Step): void {
  const fields = [...(table?.querySelectorAll<HTMLInputElement>("input[data-row]") ?? [])];
  const rows = Math.max(...fields.map((field) => Number(field.dataset.row)));
  const columns = Math.max(...fields.map((field) => Number(field.dataset.column)));
  const inside = (at: Step) => at.row >= 0 && at.row <= rows && at.column >= 0 && at.column <= columns;
  for (
    let at = { row, column };
    inside(at);
    at = { row: at.row + step.row, column: at.column + step.column }
  ) {
    const found = fieldAt(table, at);
    if (found) {
      found.focus();
      found.select();
      return;
    }
  }
}
