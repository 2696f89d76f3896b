import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { importRuns } from "@/db/schema/sources";
import { testDatabase } from "@/db/testing/database";
import { runImport } from "@/lib/sources/run-import";
import { insertAdaAndBen } from "@/lib/sources/testing/ada-and-ben";
import { counts, importText, makeSource, noon, storedRows, upload } from "@/lib/sources/testing/import-file";

const database = testDatabase();

beforeAll(() => insertAdaAndBen(database.db));

const head = "id,who,at,amount";
const _versionedHead = "id,who,at,amount,rev";

describe("two imports into one source", () => {
  it("run one after the other", async () => {
    const source = await makeSource(database.all);
    const first = await upload(database.all, source, `${head}\nA,E-1,2026-07-01,1\nB,E-1,2026-07-01,1\n`);
    const second = await upload(database.all, source, `${head}\nA,E-1,2026-07-01,2\n`);
    const events: string[] = [];
    const work = { database: database.all, now: noon };
    let release: () => void = () => {};
    const gate = new Promise<void>((done) => {
      release = done;
    });
    let entered: () => void = () => {};
    const inside = new Promise<void>((done) => {
      entered = done;
    });
    const firstRun = runImport(work, first, {
      beforeCommit: async () => {
        entered();
        await gate;
        events.push("first");
      },
    });
    await inside;
    const secondRun = runImport(work, second, { beforeCommit: async () => void events.push("second") });
    await new Promise((done) => setTimeout(done, 500));
    expect(events).toEqual([]);
    release();
    await firstRun;
    expect(counts(await secondRun)).toEqual([1, 0, 1, 0, 0]);
    expect(events).toEqual(["first", "second"]);
  });

  it("end in the order of their uploads, though the older one broke off and is resumed later", async () => {
    const sourceId = await makeSource(database.all);
    const file = (amount: number) => `${head}\n1,E-1,2026-10-01,${amount}\n2,E-1,2026-10-02,${amount}\n`;
    const older = await upload(database.all, sourceId, file(1));
    const newer = await upload(database.all, sourceId, file(2));
    const run = (importId: number, beforeCommit?: () => Promise<void>) =>
      runImport({ database: database.all, now: noon }, importId, { chunkRows: 1, beforeCommit });
    const died = () => Promise.reject(new Error("the process ended"));
    await expect(run(older, died)).rejects.toThrow("the process ended");
    await run(newer);
    expect((await run(older)).status).toBe("done");
    expect((await storedRows(database.all, sourceId)).map((row) => row.amount)).toEqual([2, 2]);
  });

  it("do not wait for an older one that is not tried any more", async () => {
    const sourceId = await makeSource(database.all);
    const file = `${head}\n1,E-1,2026-10-01,1\n`;
    const older = await upload(database.all, sourceId, file);
    await database.db.execute(sql`
      UPDATE job_runs SET status = 'failed' WHERE payload = jsonb_build_object('importId', ${older}::integer)`);
    await importText(database.all, sourceId, file);
    const [left] = await database.db.select().from(importRuns).where(eq(importRuns.id, older));
    expect(left?.status).toBe("queued");
  });

  it("never run the same upload twice at once", async () => {
    const source = await makeSource(database.all);
    const importId = await upload(database.all, source, `${head}\nA,E-1,2026-07-01,1\n`);
    const work = { database: database.all, now: noon };
    const runs = await Promise.all([runImport(work, importId), runImport(work, importId)]);
    expect(runs.map(counts)).toEqual([
      [1, 1, 0, 0, 0],
      [1, 1, 0, 0, 0],
    ]);
  });
});
