import type { Db } from "@/db/client";
import { sourceColumns, sources } from "@/db/schema/sources";

/** A small source of tickets, declared but without its record table. */
export async function declareTickets(db: Db): Promise<number> {
  const [source] = await db
    .insert(sources)
    .values({
      slug: "kpi-tickets",
      name: "KPI tickets",
      recordNoun: "ticket",
      recordNounPlural: "tickets",
      tableName: "kpi_tickets",
      origin: "csv",
    })
    .returning({ id: sources.id });
  if (!source) throw new Error("The source was not stored.");
  const column = (position: number, columnName: string, dataType: "text" | "integer" | "timestamp") => ({
    sourceId: source.id,
    position,
    header: columnName,
    label: columnName,
    columnName,
    dataType,
    isOwner: columnName === "assignee",
    isTime: dataType === "timestamp",
    isMeasure: dataType === "integer",
  });
  await db
    .insert(sourceColumns)
    .values([
      column(0, "assignee", "text"),
      column(1, "status", "text"),
      column(2, "minutes", "integer"),
      column(3, "opened_at", "timestamp"),
    ]);
  return source.id;
}
