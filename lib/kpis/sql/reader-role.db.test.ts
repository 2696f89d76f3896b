import { beforeAll, describe, expect, it } from "vitest";
import { checkSql } from "./check-sql";
import { asReader, readerRoleProblem } from "./reader-role";
import { MINE, prepared, supportCases, unchecked } from "./testing/support-cases";

const { database, run, refusal } = supportCases();

describe("behind the check, the database holds too", () => {
  beforeAll(async () => {
    await database.sql.unsafe(`
      CREATE SEQUENCE records.counter;
      CREATE FUNCTION public.give_away() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM public.accounts'`);
  });

  it.each([
    ["accounts", "SELECT count(*) FROM public.accounts"],
    ["employees", "SELECT count(*) FROM public.employees"],
    ["results", "SELECT count(*) FROM public.kpi_results"],
    ["passwords of the server", "SELECT count(*) FROM pg_catalog.pg_authid"],
    ["files", "SELECT length(pg_read_file('/etc/passwd'))"],
    ["large objects from files", "SELECT lo_import('/etc/passwd')::int8"],
    ["another backend", "SELECT pg_reload_conf()::int"],
    ["a locked record", "SELECT points FROM records.support_cases LIMIT 1 FOR UPDATE"],
    ["a sequence", "SELECT nextval('records.counter')"],
  ])("does not give %s", async (_name, text) => {
    expect((await refusal(unchecked(text))).reason).toMatch(/may not read|only reads/);
  });

  it.each([
    ["a write in WITH", "WITH x AS (DELETE FROM records.support_cases RETURNING 1) SELECT count(*) FROM x"],
    ["a second statement", "SELECT 1)) ; DELETE FROM records.support_cases; --"],
    ["a change of role", "RESET ROLE"],
    ["COPY", "COPY records.support_cases TO '/tmp/stolen'"],
  ])("does not run %s", async (_name, text) => {
    await refusal(unchecked(text));
    const [{ count } = { count: "" }] = await database.sql<
      { count: string }[]
    >`SELECT count(*)::text FROM records.support_cases`;
    expect(count).toBe("5");
  });

  it.each([
    ["waiting", "SELECT 1 FROM pg_sleep(30)"],
    [
      "recursion without end",
      "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n",
    ],
    [
      "a join of everything with everything",
      "SELECT count(*) FROM generate_series(1, 100000) a, generate_series(1, 100000) b, generate_series(1, 100000) c",
    ],
  ])("stops %s", async (_name, text) => {
    const startedAt = performance.now();
    expect((await refusal(unchecked(text))).reason).toMatch(/took more than 1 s|temporary space/);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it("stops what fills the disk or the memory", async () => {
    const disk =
      "SELECT count(*) FROM (SELECT n, md5(n::text) FROM generate_series(1, 3000000) n ORDER BY 2) x";
    expect((await refusal(unchecked(disk))).reason).toMatch(/temporary space|took more than/);
    const memory = "SELECT length(repeat('x', 1000000000) || repeat('x', 1000000000))";
    expect((await refusal(unchecked(memory))).reason).toMatch(/too much memory|took more than/);
  });

  it("lets all the sorts of a query share its work memory", async () => {
    const sorts = Array.from({ length: 300 }, (_, n) => `count(DISTINCT points + ${n})`).join(", ");
    const { memorySteps } = await prepared(`SELECT greatest(${sorts}) FROM support_cases WHERE :user_id > 0`);
    expect(memorySteps).toBeGreaterThanOrEqual(300);
    const limits = { seconds: 1, workMemMb: 64, temporaryFilesMb: 10 };
    const [row] = await database.sql.begin((transaction) =>
      asReader(transaction, { timeZone: "UTC", limits, memorySteps: 303 }, (reader) =>
        reader.unsafe("SHOW work_mem"),
      ),
    );
    expect(row).toEqual({ work_mem: "216kB" });
  });

  it("a function that runs with its owner's rights is refused by the check: the database would run it", async () => {
    expect(await checkSql("SELECT public.give_away() WHERE :user_id = 1")).toMatchObject({ ok: false });
    expect(await checkSql("SELECT give_away() WHERE :user_id = 1")).toMatchObject({ ok: false });
  });

  it("a function of the same name elsewhere is not taken for PostgreSQL's", async () => {
    await database.sql.unsafe(
      `CREATE FUNCTION records.length(integer) RETURNS integer LANGUAGE sql AS 'SELECT 666'`,
    );
    const query = await prepared("SELECT length(:user_id)");
    expect((await refusal(query)).reason).toMatch(/does not exist/);
  });
});

describe("the reader role", () => {
  const problem = () => database.sql.begin((transaction) => readerRoleProblem(transaction));

  it("is there, and may read records alone", async () => {
    expect(await problem()).toBeNull();
  });

  it("is not used when it may do more", async () => {
    await database.sql`GRANT SELECT (id) ON accounts TO plumbline_reader`;
    expect(await problem()).toMatch(/may do more than read records/);
    const outcome = await run(await prepared(`SELECT count(*) FROM support_cases WHERE ${MINE}`));
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringMatching(/may do more/) });
    await database.sql`REVOKE SELECT (id) ON accounts FROM plumbline_reader`;
    expect(await problem()).toBeNull();
  });

  it("is not used by a database user to whom it is not lent", async () => {
    const rolledBack = new Error("rolled back");
    const work = database.sql.begin(async (transaction) => {
      await transaction`CREATE ROLE managed_owner NOLOGIN`;
      await transaction`SET LOCAL ROLE managed_owner`;
      expect(await readerRoleProblem(transaction)).toMatch(
        /KPIs in SQL are off.*CREATE ROLE plumbline_reader/,
      );
      throw rolledBack;
    });
    await expect(work).rejects.toBe(rolledBack);
  });
});
