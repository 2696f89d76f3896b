import type { Tree } from "./parser";

/**
 * How many sorts, hash tables and kept rows a node of a query can come to at most. PostgreSQL limits each of them and
 * not their number, so a query's share one limit.
 */
export function memoryStepsOf(type: string, body: Tree): number {
  if (type === "SelectStmt") return 2; // Grouping or distinct rows, and their order.
  if (type === "FuncCall") return body.agg_distinct || body.agg_order || body.over ? 1 : 0;
  return OF_ONE.has(type) ? 1 : 0;
}

const OF_ONE = new Set(["RangeVar", "RangeFunction", "JoinExpr", "CommonTableExpr", "SubLink"]);
