import { characterIndex, writeQuery } from "./query-text";
import { asReader, type ReaderTransaction } from "./reader-role";
import { type PreparedSql, type SqlProblem, TEST_RUN_LIMITS } from "./types";

/** int2, int4, int8, float4, float8, numeric. */
const NUMBER_TYPES = new Set([21, 23, 20, 700, 701, 1700]);
const PREFIX = "SELECT (\n";

/**
 * What only the database knows of a checked query: unknown tables, columns and functions, types that do not go together,
 * a result that is no number. Reads no record. The role must be there: `readerRoleProblem`.
 */
export async function describeSql(
  transaction: ReaderTransaction,
  prepared: PreparedSql,
  timeZone: string,
): Promise<SqlProblem[]> {
  const query = writeQuery(prepared.pieces, (name) =>
    name === "user_id" ? "(plumbline_person.employee_id)" : "(NULL::timestamptz)",
  );
  // Nobody is asked for: planned, and done before any record is read.
  const text = `${PREFIX}${query.text}\n) AS value FROM unnest($1::integer[]) AS plumbline_person(employee_id)`;
  try {
    const { memorySteps } = prepared;
    const settings = { timeZone, limits: TEST_RUN_LIMITS, memorySteps };
    const columns = await asReader(transaction, settings, async (reader) => {
      const rows = await reader.unsafe(text, ["{}"]);
      return rows.columns;
    });
    return NUMBER_TYPES.has(columns[0]?.type ?? 0)
      ? []
      : [{ message: "The value must be a number. For a duration write EXTRACT(EPOCH FROM …) / 3600" }];
  } catch (error) {
    const { code, position } = error as { code?: unknown; position?: unknown };
    if (!(error instanceof Error) || typeof code !== "string" || !/^(42|22|0A|54)/.test(code)) throw error;
    if (typeof position !== "string") return [{ message: error.message }];
    const index = characterIndex(text, Number(position) - 1) - PREFIX.length;
    return [{ message: error.message, position: query.sourceOf(index) }];
  }
}
