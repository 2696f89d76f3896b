import { afterEach, beforeEach, expect, test } from "vitest";
import type { Database } from "./client";
import { copyIn } from "./copy-in";
import { testDatabase } from "./testing/database";

const at = testDatabase();
let own: Database;

beforeEach(async () => {
  own = at.all.dedicated();
  await own.sql`CREATE TEMP TABLE amounts (amount numeric(5, 2))`;
  await own.sql`BEGIN`;
});
afterEach(() => own.close());

const copy = (pieces: Iterable<string>) => copyIn(own.sql`COPY amounts FROM STDIN`, pieces);
const manyPieces = function* (last: string) {
  for (let piece = 0; piece < 200; piece += 1) yield "1.5\n".repeat(4_000);
  yield last;
};

test("everything that was sent is there when it returns", async () => {
  await copy(manyPieces("2\n"));
  expect(await own.sql`SELECT count(*)::integer AS count FROM amounts`).toEqual([{ count: 800_001 }]);
});

test.each([
  ["a few rows", ["1\n", "99999\n"]],
  ["many rows", manyPieces("99999\n")],
  ["the first of many rows", ["99999\n", ...manyPieces("1\n")]],
])("what the server refuses in %s is thrown, and the connection goes on", async (_, pieces) => {
  await expect(copy(pieces)).rejects.toThrow("numeric field overflow");
  await own.sql`ROLLBACK`;
  expect(await own.sql`SELECT 1 AS one`).toEqual([{ one: 1 }]);
});

test("a source that fails ends the copy with its error", async () => {
  const broken = function* () {
    yield "1\n";
    throw new Error("no more");
  };
  await expect(copy(broken())).rejects.toThrow("no more");
  await own.sql`ROLLBACK`;
  expect(await own.sql`SELECT count(*)::integer AS count FROM amounts`).toEqual([{ count: 0 }]);
});

test("a lost connection is noticed while the last rows are being stored", async () => {
  await own.sql`CREATE FUNCTION pg_temp.wait() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_sleep(20); RETURN NEW; END'`;
  await own.sql`CREATE TRIGGER slow BEFORE INSERT ON amounts FOR EACH ROW EXECUTE FUNCTION pg_temp.wait()`;
  const [{ pid } = { pid: 0 }] = await own.sql<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
  const copying = copy(["1\n"]);
  setTimeout(() => void at.all.sql`SELECT pg_terminate_backend(${pid}::integer)`.execute(), 300);
  await expect(copying).rejects.toThrow();
});
