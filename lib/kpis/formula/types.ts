import type { DecimalString } from "@/lib/decimal";

/** A value that a formula may name, with its unit as the KPI or the input states it: "", "h", "%", "tickets", "EUR/h". */
export interface FormulaInput {
  /** A letter or _ first, then letters, digits and _. */
  name: string;
  unit: string;
}

/** `position` counts characters of the text from 0. */
export interface FormulaProblem {
  message: string;
  position: number;
  length: number;
}

/** A formula, read. Plain data: it can be stored and sent. `start` and `end` are places in the text. */
export type FormulaNode = { start: number; end: number } & (
  | { type: "number"; value: DecimalString }
  | { type: "input"; name: string }
  | { type: "sign"; operator: "-" | "+"; operand: FormulaNode }
  | { type: "not"; operand: FormulaNode }
  | { type: "arithmetic"; operator: ArithmeticOperator; left: FormulaNode; right: FormulaNode }
  | { type: "comparison"; operator: ComparisonOperator; left: FormulaNode; right: FormulaNode }
  | { type: "logic"; operator: "and" | "or"; left: FormulaNode; right: FormulaNode }
  | { type: "call"; name: FormulaFunction; operands: FormulaNode[] }
);

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "^";
export type ComparisonOperator = "<" | ">" | "<=" | ">=" | "=" | "<>";

/** How many operands each takes: at least, at most. */
export const FORMULA_FUNCTIONS = {
  min: [2, 20],
  max: [2, 20],
  abs: [1, 1],
  round: [1, 2],
  coalesce: [2, 20],
  if: [3, 3],
} as const satisfies Record<string, readonly [number, number]>;
export type FormulaFunction = keyof typeof FORMULA_FUNCTIONS;

export type FormulaCheck =
  | {
      ok: true;
      ast: FormulaNode;
      /** Of the result; "" for a plain number. */
      unit: string;
      /** Names of the inputs that the formula mentions. */
      uses: string[];
    }
  | { ok: false; problems: FormulaProblem[] };
