import type { CalculationType } from "@/db/enums";

interface MostRecords {
  count: number;
  message: string;
}

const MOST: Partial<Record<CalculationType, MostRecords>> = {
  sql: { count: 0, message: "A query does not say how many records it read: enter 0" },
  manual: { count: 1, message: "A value that is entered counts as one record: enter 0 or 1" },
};

/** The most records that a figure of this kind is ever known to have: what asks for more is never scored. Null: any. */
export const mostRecordsOf = (kind: CalculationType): MostRecords | null => MOST[kind] ?? null;
