import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { withdrawAppeal } from "./own";
import { countAppeals, listAppeals, listAttachments, requireAppeal, requireAttachment } from "./queries";
import { submitAppeal } from "./submit";
import { type AppealDesk, foundAppealDesk, STATEMENT } from "./testing/appeal-desk";

const at = testDatabase();
let desk: AppealDesk;

beforeAll(async () => {
  desk = await foundAppealDesk(at.all);
});
beforeEach(async () => {
  await desk.clear();
  await at.sql`UPDATE org_units SET work_schedule_id = NULL, holiday_calendar_id = NULL`;
});

const base64 = (text: string) => Buffer.from(text).toString("base64");
const recordIds = async () => {
  const [row] = await at.sql`
    SELECT to_json(record_ids) AS ids FROM kpi_evidence WHERE period_id = ${desk.october.id}
       AND employee_id = ${desk.people.amina} AND kpi_id = ${desk.kpis.closed}`;
  return row?.ids as number[];
};

describe("disputing a figure", () => {
  test("goes to the manager with its records and files, is due by the person's schedule, and is told", async () => {
    const schedule = `{"mon": [["09:00","17:00"]], "wed": [["09:00","17:00"]]}`;
    await at.sql`
      WITH made AS (INSERT INTO work_schedules (name, windows) VALUES ('Two days', ${schedule}::jsonb) RETURNING id)
      UPDATE org_units SET work_schedule_id = made.id FROM made WHERE code = 'ACME'`;
    await at.sql`
      WITH made AS (INSERT INTO holiday_calendars (name) VALUES ('Berlin') RETURNING id),
           days AS (INSERT INTO holidays SELECT id, '2026-11-25', 'A holiday' FROM made)
      UPDATE org_units SET holiday_calendar_id = made.id FROM made WHERE code = 'SUP'`;
    const [first = 0, second = 0] = await recordIds();
    const id = await desk.submit({
      record_ids: [second, first],
      attachments: [{ name: "../Nachweis.exe", content: base64("Ticket;closed by\n4711;Bo\n") }],
    });
    // Friday 20 November; Mondays and Wednesdays but for the 25th: 23, 30, 2, 7, 9.
    expect(await desk.read(id)).toMatchObject({
      ...{
        state: "with_manager",
        version: 1,
        statement: STATEMENT,
        dueOn: "2026-12-09",
        countsWorkingDays: true,
      },
      ...{ recordIds: [first, second], disputedValue: "9.000000", disputedScore: "90.0000" },
    });
    const [label] = (await desk.read(id)).recordLabels;
    const [ticket] = await at.sql`SELECT ticket_number FROM records.tickets WHERE record_id = ${first}`;
    expect(label).toBe(ticket?.ticket_number);
    expect(await listAttachments(at.db, id)).toMatchObject([
      { name: "Nachweis.exe.txt", mediaType: "text/plain", byteSize: 25 },
    ]);
    expect(await desk.told(id)).toEqual(["Ivo: appeal_received"]);
    expect(await desk.happened(id)).toEqual(["submitted"]);
    expect(await desk.audited(id)).toEqual(["appeal.submitted"]);
    expect(
      await at.sql`SELECT 1 FROM audit_entries WHERE entity_type = 'appeal' AND (after::text || coalesce(reason, '')) LIKE '%closed by a colleague%'`,
    ).toHaveLength(0);
  });

  test("without a schedule is due in calendar days, and says so", async () => {
    expect(await desk.read(await desk.submit())).toMatchObject({
      ...{ dueOn: "2026-11-25", countsWorkingDays: false },
    });
  });

  test("goes to human resources where nobody who leads the person can sign in", async () => {
    await at.sql`UPDATE accounts SET disabled_at = now() WHERE id = ${desk.who.manager.viewer.accountId}`;
    const id = await desk.submit();
    expect(await desk.read(id)).toMatchObject({ state: "with_hr" });
    expect(await desk.told(id)).toEqual(["Mirela: appeal_received"]);
    await at.sql`UPDATE accounts SET disabled_at = NULL`;
  });

  test("is done once at a time a figure, and again once that is over", async () => {
    const id = await desk.submit();
    await expect(desk.submit()).rejects.toMatchObject({ code: "conflict" });
    await desk.submit({ kpi_id: desk.kpis.inTime });
    await withdrawAppeal(desk.who.employee.ctx, id, { version: 1 });
    await desk.submit();
    const twice = await Promise.allSettled([
      desk.submit({ period_id: desk.september.id }),
      desk.submit({ period_id: desk.september.id }),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is for people about their own figures", async () => {
    for (const who of ["admin", "exec"] as const)
      await expect(submitAppeal(desk.who[who].ctx, desk.asked())).rejects.toMatchObject({
        code: "forbidden",
      });
    // Human resources without a scorecard have nothing to dispute; Ivo was not scored on it.
    await expect(submitAppeal(desk.who.hr.ctx, desk.asked())).rejects.toMatchObject({ code: "forbidden" });
    await expect(submitAppeal(desk.who.manager.ctx, desk.asked())).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(desk.submit({ kpi_id: 999_999 })).rejects.toMatchObject({ code: "not_found" });
  });

  test("names records that made the figure, and no other", async () => {
    const [ofBo] =
      await at.sql`SELECT record_id FROM records.tickets WHERE closer_employee_id = ${desk.people.bo} LIMIT 1`;
    await expect(desk.submit({ record_ids: [Number(ofBo?.record_id)] })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "record_ids" }],
    });
  });

  test.each([
    ["a program", base64("MZ\u0000\u0001"), /none of these/],
    ["nothing", "", /is empty/],
  ])("does not take %s as a file", async (_, content, message) => {
    await expect(desk.submit({ attachments: [{ name: "x.pdf", content }] })).rejects.toThrow(message);
    expect(await countAppeals(at.db, desk.who.employee.scope)).toMatchObject({ open: 0 });
  });

  test("takes at most 5 MB of files together", async () => {
    const content = base64("x".repeat(3 * 1_048_576));
    const files = [
      { name: "one.txt", content },
      { name: "two.txt", content },
    ];
    await expect(desk.submit({ attachments: files })).rejects.toThrow("At most 5 MB together.");
  });
});

test("an appeal and its files are read by the person, by who leads them, and by human resources", async () => {
  const id = await desk.submit({ attachments: [{ name: "mail.txt", content: base64("It was Bo.") }] });
  const [file] = await listAttachments(at.db, id);
  for (const who of ["employee", "manager", "above", "hr"] as const) {
    const { scope } = desk.who[who];
    expect((await requireAppeal(at.db, scope, id)).id).toBe(id);
    expect((await listAppeals(at.db, scope, { filter: "open", page: 1, pageSize: 9 })).total).toBe(1);
    const { content } = await requireAttachment(at.db, scope, { id: file?.id ?? 0, appealId: id });
    expect(content.toString()).toBe("It was Bo.");
  }
  for (const who of ["elsewhere", "admin", "exec"] as const) {
    const { scope } = desk.who[who];
    await expect(requireAppeal(at.db, scope, id)).rejects.toMatchObject({ code: "not_found" });
    expect((await listAppeals(at.db, scope, { page: 1, pageSize: 9 })).total).toBe(0);
    await expect(requireAttachment(at.db, scope, { id: file?.id ?? 0, appealId: id })).rejects.toMatchObject({
      code: "not_found",
    });
  }
});

test("what was disputed, what happened and what was handed in stay as they were", async () => {
  const id = await desk.submit({ attachments: [{ name: "mail.txt", content: base64("It was Bo.") }] });
  for (const statement of [
    `UPDATE appeals SET statement = 'Something else, long enough.' WHERE id = ${id}`,
    `DELETE FROM appeals WHERE id = ${id}`,
    "UPDATE appeal_events SET text = 'x'",
    "DELETE FROM appeal_events",
    "TRUNCATE appeal_events",
    "UPDATE appeal_attachments SET content = 'x', byte_size = 1",
    "DELETE FROM appeal_attachments",
  ])
    await expect(at.sql.unsafe(statement), statement).rejects.toThrow("stays as it was written");
  await desk.clear();
  for (const changed of [
    "state = 'with_hr'",
    "outcome = 'no', answer = 'It was right as it was.'",
    "version = 9",
  ])
    await expect(at.sql.unsafe(`UPDATE appeals SET ${changed} WHERE id = ${id}`), changed).rejects.toThrow(
      "stays as it was written",
    );
});
