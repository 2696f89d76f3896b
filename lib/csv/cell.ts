/** Why a cell cannot be read as its column's type, in words for the person who uploaded the file. */
export type CellRefusal = { refusal: string };

/** Reads one cell that is not null: PostgreSQL's canonical text for the value, or why not. */
export type CellReader = (cell: string) => string | CellRefusal;

const shownCharacters = 80;

/** The cell in quotes, for a reason: shortened, on one line. */
export function quoteCell(cell: string): string {
  const shown = cell.length > shownCharacters ? `${cell.slice(0, shownCharacters)}…` : cell;
  return `"${shown.replaceAll(/\s+/g, " ")}"`;
}

export function refuse(cell: string, problem: string): CellRefusal {
  return { refusal: `${quoteCell(cell)} ${problem}` };
}
