import type { SqlLimits } from "./types";

export interface SqlFailure {
  reason: string;
  /** Comes from one person's records, so that it can be said whose. */
  isOfOnePerson: boolean;
}

/**
 * A database error as an outcome for people; null when it is none of the query's making, such as a lost connection.
 * What the message quotes is said where the query says it itself: else it comes from a record, which is nobody's to read here.
 */
export function failureOf(
  error: unknown,
  { limits, query }: { limits: SqlLimits; query: string },
): SqlFailure | null {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return null;
  const { code } = error;
  const message = withoutValues(error.message, query);
  const whole = (reason: string) => ({ reason, isOfOnePerson: false });
  const personal = (reason: string) => ({ reason, isOfOnePerson: true });
  if (code === "57014")
    return whole(
      `The query took more than ${limits.seconds} s and was stopped. Read fewer records for each person.`,
    );
  if (code === "53400")
    return whole(
      `The query needs more than ${limits.temporaryFilesMb} MB of temporary space and was stopped.`,
    );
  if (code === "53200" || code === "54000" || /invalid memory alloc request|string buffer/.test(message))
    return whole("The query needs too much memory and was stopped.");
  if (code === "42501") return whole(`The query reads what a KPI may not read: ${message}.`);
  if (code === "25006") return whole("The query writes, and a KPI only reads.");
  if (code === "21000")
    return personal("The query gives more than one row for a person. Use an aggregate, such as avg or sum.");
  if (code === "22012")
    return personal("The query divides by zero. Write … / nullif(…, 0): then the value is missing.");
  if (code.startsWith("22")) return personal(`The query fails: ${message}.`);
  if (/^(42|0A|54)/.test(code)) return whole(`The query does not fit its records: ${error.message}.`);
  // PostgreSQL itself stumbled, over this statement alone.
  if (code === "XX000") return whole(`The database cannot work this query out: ${message}.`);
  return null;
}

function withoutValues(message: string, query: string): string {
  const quoted = [...message.matchAll(/"([^"]*)"/g)];
  const isOfQuery = quoted.every(([, value = ""]) => query.includes(value));
  // A record's text may have quotes of its own: from the first to the last.
  return isOfQuery ? message : message.replace(/"[\s\S]*"/, "a value of a record");
}
