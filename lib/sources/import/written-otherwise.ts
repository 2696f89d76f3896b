import type { DetectedColumn } from "@/lib/csv/detect";
import { type ColumnPlan, compileRow } from "@/lib/csv/typed-row";

type Marks = Pick<ColumnPlan, "dateFormat" | "decimalMark" | "groupMark">;

/**
 * How this file writes the dates or numbers of a column, when it leaves no doubt that it is not as the source's first
 * file did: read by the stated marks some would be refused, and others silently be another day or another amount.
 * Null when the stated marks hold. `rows` are the first rows of the file.
 */
export function writtenOtherwise(
  stated: ColumnPlan,
  found: DetectedColumn,
  rows: readonly (readonly string[])[],
): { marks: Marks; note: string } | null {
  if (found.ambiguous || found.misfits > 0) return null;
  const column = `"${found.name}"`;
  if (isTime(stated.type) && isTime(found.type)) {
    const { dateFormat } = found;
    if (!dateFormat || dateFormat === stated.dateFormat) return null;
    return {
      marks: { dateFormat },
      note: `Dates of ${column} are written ${dateFormat} in this file, not ${stated.dateFormat} as in the first one.`,
    };
  }
  if (!isNumber(stated.type) || !isNumber(found.type)) return null;
  const { decimalMark, groupMark } = found;
  const cells = rows.map((row) => row[found.index] ?? "");
  const refuses = (plan: ColumnPlan) => {
    const read = compileRow([{ ...plan, index: 0, type: "decimal", required: false }], { timeZone: "UTC" });
    return cells.some((cell) => !read([cell]).ok);
  };
  const own = {
    ...stated,
    decimalMark,
    groupMark,
    nullTokens: [...(stated.nullTokens ?? []), ...found.nullTokens],
  };
  if (!refuses(stated) || refuses(own)) return null;
  const groups = groupMark ? `, thousands by "${groupMark}"` : "";
  return {
    marks: { decimalMark, groupMark },
    note: `Numbers of ${column} are written otherwise than in the first file: decimals by "${decimalMark}"${groups}.`,
  };
}

const isTime = (type: string) => type === "date" || type === "timestamp";
const isNumber = (type: string) => type === "integer" || type === "decimal";
