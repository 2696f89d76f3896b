export interface CellPlace {
  row: number;
  column: number;
}

export interface PlacedValues {
  /** Text by `placeKey`. */
  values: ReadonlyMap<string, string>;
  /** Values that fell on no field: below the last person, beside the last KPI, or where the KPI is not in the scorecard. */
  withoutPlace: number;
}

export const placeKey = ({ row, column }: CellPlace): string => `${row}/${column}`;

/** The cells of a spreadsheet's selection, row by row; null for what is one value, which a field takes by itself. */
export function readCells(text: string): string[][] | null {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const cells = lines.map((line) => line.split("\t").map((cell) => cell.trim()));
  return cells.length > 1 || (cells[0]?.length ?? 0) > 1 ? cells : null;
}

/** Lays cells over fields, the first of them at `at`; a blank cell leaves its field as it is. */
export function placeValues(
  cells: readonly (readonly string[])[],
  { at, isField }: { at: CellPlace; isField: (place: CellPlace) => boolean },
): PlacedValues {
  const values = new Map<string, string>();
  let withoutPlace = 0;
  for (const [down, line] of cells.entries()) {
    for (const [across, text] of line.entries()) {
      if (text === "") continue;
      const place = { row: at.row + down, column: at.column + across };
      if (isField(place)) values.set(placeKey(place), text);
      else withoutPlace += 1;
    }
  }
  return { values, withoutPlace };
}
