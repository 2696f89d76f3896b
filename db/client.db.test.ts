import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { testDatabase } from "./testing/database";

const at = testDatabase();

describe("a connection apart from the pool, once lost", () => {
  test.each([0, 200])("refuses everything that is asked of it, %i ms later", async (pause) => {
    const own = at.all.dedicated();
    await own.sql`BEGIN`;
    const [{ pid } = { pid: 0 }] = await own.sql<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    await at.sql`SELECT pg_terminate_backend(${pid}::integer)`;
    await sleep(pause);
    for (const statement of ["COMMIT", "ROLLBACK", "SELECT 1", "SELECT 2"])
      await expect(own.sql.unsafe(statement)).rejects.toThrow();
    await expect(own.sql.unsafe("COPY employees FROM STDIN").writable()).rejects.toThrow();
    await expect(Promise.all([own.sql`SELECT 1`, own.sql`SELECT 2`])).rejects.toThrow();
    await own.close();
  });

  test("gives up its locks when it is closed", async () => {
    const own = at.all.dedicated();
    await own.sql`SELECT pg_advisory_lock(1, 2)`;
    await own.close();
    const other = at.all.dedicated();
    await expect
      .poll(async () => (await other.sql`SELECT pg_try_advisory_lock(1, 2) AS taken`)[0]?.taken)
      .toBe(true);
    await other.close();
  });

  test("closed while it still connects, leaves nothing behind that fails unheard", async () => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on("unhandledRejection", hear);
    for (let pause = 0; pause < 12; pause++) {
      const own = at.all.dedicated();
      own.sql`SELECT 1`.catch(() => {});
      await sleep(pause);
      await own.close();
    }
    await sleep(50);
    process.off("unhandledRejection", hear);
    expect(unheard).toEqual([]);
  });
});
