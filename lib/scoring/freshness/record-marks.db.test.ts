import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { DIRTY_CHANNEL } from "./channels";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
});
beforeEach(async () => {
  await at.sql`TRUNCATE dirty_marks`;
});

/** Who is marked for which days, as text. */
async function marks(): Promise<string[]> {
  const rows = await at.sql<{ name: string; days: string }[]>`
    SELECT e.name, m.days::text AS days FROM dirty_marks m JOIN employees e ON e.id = m.employee_id ORDER BY e.name, m.id`;
  return rows.map(({ name, days }) => `${name} ${days}`);
}

let ticket = 0;
async function newTicket(values: {
  closer?: number;
  assignee?: number;
  closedAt?: string;
  openedAt?: string;
}) {
  ticket += 1;
  const [row] = await at.sql<{ record_id: string }[]>`
    INSERT INTO records.tickets (ticket_number, closer_employee_id, assignee_employee_id, opened_at, closed_at)
    VALUES (${`M-${ticket}`}, ${values.closer ?? null}, ${values.assignee ?? null},
            ${values.openedAt ?? null}, ${values.closedAt ?? null}) RETURNING record_id`;
  return row?.record_id ?? "0";
}

describe("a change to records marks", () => {
  test("every owner on the day of every time, in the organisation's zone", async () => {
    const { amina, bo } = desk.people;
    // 31 October, 23:30 in Greenwich, is 1 November in Berlin.
    await newTicket({
      closer: amina,
      assignee: bo,
      openedAt: "2026-10-05T10:00Z",
      closedAt: "2026-10-31T23:30Z",
    });
    const days = "{[2026-10-05,2026-10-06),[2026-11-01,2026-11-02)}";
    expect(await marks()).toEqual([`Amina ${days}`, `Bo ${days}`]);
  });

  test("nobody, without an owner or without a time", async () => {
    await newTicket({ closedAt: "2026-10-05T10:00Z" });
    await newTicket({ closer: desk.people.amina });
    expect(await marks()).toEqual([]);
  });

  test("the owner before and the owner after", async () => {
    const id = await newTicket({ closer: desk.people.amina, closedAt: "2026-10-05T10:00Z" });
    await at.sql`TRUNCATE dirty_marks`;
    await at.sql`UPDATE records.tickets SET closer_employee_id = ${desk.people.bo} WHERE record_id = ${id}`;
    expect(await marks()).toEqual(["Amina {[2026-10-05,2026-10-06)}", "Bo {[2026-10-05,2026-10-06)}"]);
  });

  test("the day before and the day after", async () => {
    const id = await newTicket({ closer: desk.people.amina, closedAt: "2026-10-05T10:00Z" });
    await at.sql`TRUNCATE dirty_marks`;
    await at.sql`UPDATE records.tickets SET closed_at = '2026-12-24T10:00Z' WHERE record_id = ${id}`;
    expect(await marks()).toEqual(["Amina {[2026-10-05,2026-10-06),[2026-12-24,2026-12-25)}"]);
  });

  test("whose record is deleted", async () => {
    const id = await newTicket({ closer: desk.people.cy, closedAt: "2026-10-05T10:00Z" });
    await at.sql`TRUNCATE dirty_marks`;
    await at.sql`DELETE FROM records.tickets WHERE record_id = ${id}`;
    expect(await marks()).toEqual(["Cy {[2026-10-05,2026-10-06)}"]);
  });

  test("nobody, when no row is changed or the transaction is rolled back", async () => {
    await at.sql`UPDATE records.tickets SET closed_at = now() WHERE record_id = -1`;
    await at.sql
      .begin(async (tx) => {
        await tx`UPDATE records.tickets SET reopen_count = 7`;
        expect(await tx`SELECT 1 FROM dirty_marks`).not.toHaveLength(0);
        throw new Error("never mind");
      })
      .catch(() => {});
    expect(await marks()).toEqual([]);
  });

  test("each person once a statement, however many of their records it touches", async () => {
    await at.sql`UPDATE records.tickets SET reopen_count = 1 WHERE closer_employee_id = ${desk.people.bo}`;
    expect(await marks()).toHaveLength(1);
  });

  test("nothing that is out of the calendar, and refuses no write for it", async () => {
    await newTicket({ closer: desk.people.amina, openedAt: "infinity", closedAt: "294276-12-31T00:00Z" });
    expect(await marks()).toEqual([]);
  });

  test("everyone whose records are thrown away at once", async () => {
    await at.sql
      .begin(async (tx) => {
        await tx`TRUNCATE records.tickets`;
        expect(await tx`SELECT DISTINCT employee_id FROM dirty_marks`).not.toHaveLength(0);
        throw new Error("never mind");
      })
      .catch((error) => expect(String(error)).toContain("never mind"));
  });
});

test("sidecars hear of it once a transaction, when it commits", async () => {
  let heard = 0;
  const listening = await at.sql.listen(DIRTY_CHANNEL, () => {
    heard += 1;
  });
  await at.sql.begin(async (tx) => {
    await tx`UPDATE records.tickets SET reopen_count = 2`;
    await tx`UPDATE records.tickets SET reopen_count = 3`;
    expect(heard).toBe(0);
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(heard).toBe(1);
  await listening.unlisten();
});

test("a source made from a file is watched like a built-in one, its dates too", async () => {
  const input = createSourceInput.parse({
    name: "Site visits",
    columns: [
      { header: "visit", data_type: "text", roles: ["key"] },
      { header: "engineer's name", data_type: "text", roles: ["owner"] },
      { header: "visited on", data_type: "date", roles: ["time"], date_format: "yyyy-MM-dd" },
    ],
  });
  const sourceId = await createSource(desk.ctx, input);
  const [source] = await at.sql<
    { table_name: string }[]
  >`SELECT table_name FROM sources WHERE id = ${sourceId}`;
  const columns = await at.sql<{ column_name: string; is_owner: boolean }[]>`
    SELECT column_name, is_owner FROM source_columns WHERE source_id = ${sourceId} ORDER BY position`;
  const owner = columns.find((column) => column.is_owner)?.column_name ?? "";
  const table = `records.${source?.table_name}`;
  await at.sql`INSERT INTO ${at.sql(table)} ${at.sql({
    [columns[0]?.column_name ?? ""]: "V-1",
    [`${owner}_employee_id`]: desk.people.dee,
    [columns[2]?.column_name ?? ""]: "2026-10-09",
  })}`;
  expect(await marks()).toEqual(["Dee {[2026-10-09,2026-10-10)}"]);
});
