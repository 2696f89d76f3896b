import { type CellReader, refuse } from "@/lib/csv/cell";

const words = new Map([
  ["true", "t"],
  ["yes", "t"],
  ["t", "t"],
  ["y", "t"],
  ["false", "f"],
  ["no", "f"],
  ["f", "f"],
  ["n", "f"],
]);
const numbers = new Map([
  ["1", "t"],
  ["0", "f"],
]);

/** "t" or "f". 1 and 0 count only when the column says so: unasked they are more often counts. */
export function compileBooleanCell({
  numericBooleans = false,
}: {
  numericBooleans?: boolean;
} = {}): CellReader {
  const expected = numericBooleans ? "true, false, yes, no, 1 or 0" : "true, false, yes or no";
  return (cell) => {
    const value =
      words.get(cell) ?? (numericBooleans ? numbers.get(cell) : undefined) ?? words.get(cell.toLowerCase());
    return value ?? refuse(cell, `is not a yes/no value (expected ${expected})`);
  };
}
