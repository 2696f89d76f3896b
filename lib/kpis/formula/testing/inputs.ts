import type { FormulaInput } from "../types";

export const formulaInputs: FormulaInput[] = [
  { name: "hours", unit: "h" },
  { name: "overtime", unit: "h" },
  { name: "resolved", unit: "tickets" },
  { name: "all_tickets", unit: "tickets" },
  { name: "reopened", unit: "%" },
  { name: "pace", unit: "tickets/h" },
  { name: "factor", unit: "" },
];
