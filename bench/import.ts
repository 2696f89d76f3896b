import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { connect, type Database } from "@/db/client";
import { startEmbedded } from "@/db/embedded";
import { migrateDatabase } from "@/db/migrate";
import { commandActor, type WorkCtx } from "@/lib/context";
import { uploadImport } from "@/lib/sources/import/upload";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { runImport } from "@/lib/sources/run-import";

export interface ImportBenchmark {
  rows: number;
  fileMegabytes: number;
  /** Plain COPY of the same file into a table without any index, the middle of two before and two after. */
  copySeconds: number;
  /** From the stored upload to the finished import. */
  importSeconds: number;
  uploadSeconds: number;
  ratio: number;
  /** Growth of this process's memory while the file is uploaded and imported, above a small import before. */
  memoryGrowthMegabytes: number;
}

const PEOPLE = 5_000;
const columns = [
  { header: "ticket", data_type: "text", roles: ["key"] },
  { header: "subject", data_type: "text", roles: ["title"] },
  { header: "status", data_type: "text" },
  { header: "priority", data_type: "text" },
  { header: "assignee", data_type: "text", roles: ["owner"] },
  { header: "opened_at", data_type: "timestamp", roles: ["time"], date_format: "yyyy-MM-dd" },
  { header: "resolved_at", data_type: "timestamp", roles: ["time"], date_format: "yyyy-MM-dd" },
  { header: "sla_met", data_type: "boolean" },
  { header: "reopened", data_type: "integer", roles: ["measure"] },
  { header: "amount", data_type: "decimal", roles: ["measure"] },
];

/** A CSV of a million rows, checked, matched and upserted, against COPY of the same file into a bare table. */
export async function importBenchmark({ rows = 1_000_000 } = {}): Promise<ImportBenchmark> {
  const folder = await mkdtemp(join(tmpdir(), "plumbline-bench-"));
  const server = await startEmbedded(folder, { temporary: true });
  await migrateDatabase(server.url);
  const database = connect(server.url);
  try {
    const ctx: WorkCtx = {
      db: database.db,
      database,
      actor: commandActor("bench"),
      now: new Date("2026-11-20T12:00:00Z"),
    };
    await database.sql`INSERT INTO employees (employee_number, name)
      SELECT 'E-' || n, 'Person ' || n FROM generate_series(0, ${PEOPLE - 1}::integer) n`;
    const file = join(folder, "tickets.csv");
    const bytes = await writeTickets(file, rows);
    const small = join(folder, "small.csv");
    await writeTickets(small, Math.min(rows, 100_000));
    await timeImport(ctx, small, "Warm-up");

    const copies = [await timeCopy(database, file), await timeCopy(database, file)];
    const before = process.memoryUsage().rss;
    const watch = watchMemory();
    const timed = await timeImport(ctx, file, "Tickets of the benchmark");
    const peak = watch();
    copies.push(await timeCopy(database, file), await timeCopy(database, file));
    const [, low = 0, high = 0] = copies.sort((a, b) => a - b);
    const copySeconds = (low + high) / 2;
    return {
      rows,
      fileMegabytes: bytes / 1e6,
      copySeconds,
      ...timed,
      ratio: timed.importSeconds / copySeconds,
      memoryGrowthMegabytes: (peak - before) / 1e6,
    };
  } finally {
    await database.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function timeImport(ctx: WorkCtx, file: string, name: string) {
  const sourceId = await createSource(
    ctx,
    createSourceInput.parse({ name, columns, time_zone: "Europe/Berlin" }),
  );
  const started = performance.now();
  const importId = await uploadImport(ctx, {
    sourceId,
    fileName: "tickets.csv",
    body: createReadStream(file),
  });
  const uploaded = performance.now();
  const run = await runImport(ctx, importId);
  if (run.accepted !== run.rowsRead || run.rowsRead === 0)
    throw new Error(`The import is not what was written: ${JSON.stringify(run)}`);
  return {
    uploadSeconds: (uploaded - started) / 1000,
    importSeconds: (performance.now() - uploaded) / 1000,
  };
}

async function timeCopy({ sql }: Database, file: string): Promise<number> {
  await sql`CREATE TABLE bare (ticket text, subject text, status text, priority text, assignee text,
      opened_at timestamp, resolved_at timestamp, sla_met boolean, reopened bigint, amount numeric)`;
  const started = performance.now();
  const copying = await sql`COPY bare FROM STDIN (FORMAT csv, HEADER)`.writable();
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), copying);
  const seconds = (performance.now() - started) / 1000;
  await sql`DROP TABLE bare`;
  return seconds;
}

/** Tickets of a year, in no order that an index would like. The same bytes every time. */
async function writeTickets(file: string, rows: number): Promise<number> {
  const start = Date.parse("2025-11-01T00:00:00Z");
  const minute = 60_000;
  const local = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace("T", " ");
  const lines = function* () {
    let text = `${columns.map(({ header }) => header).join(",")}\n`;
    for (let n = 0; n < rows; n++) {
      const mixed = (n * 2_654_435_761) % 4_294_967_296;
      // Whole hours of a day without a change of clocks: every local time exists once.
      const opened = start + ((mixed % 140) * 1440 + (mixed % 1_400)) * minute;
      const resolved = mixed % 10 === 0 ? "" : local(opened + (mixed % 900) * minute);
      text += `T-${mixed},"Printer on floor ${mixed % 40}, again",${mixed % 10 === 0 ? "open" : "resolved"},P${1 + (mixed % 4)},E-${mixed % PEOPLE},${local(opened)},${resolved},${mixed % 7 !== 0},${mixed % 3},${mixed % 1_000}.${10 + (mixed % 90)}\n`;
      if (text.length < 1 << 18) continue;
      yield text;
      text = "";
    }
    yield text;
  };
  const output = createWriteStream(file);
  await pipeline(Readable.from(lines()), output);
  return output.bytesWritten;
}

function watchMemory(): () => number {
  let peak = process.memoryUsage().rss;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await importBenchmark({ rows: Number(process.argv[2] ?? 1_000_000) });
  console.log(
    `import: ${result.rows} rows, ${result.fileMegabytes.toFixed(0)} MB · COPY ${result.copySeconds.toFixed(2)} s · ` +
      `import ${result.importSeconds.toFixed(2)} s (upload before it ${result.uploadSeconds.toFixed(2)} s) · ` +
      `${result.ratio.toFixed(2)} × COPY (must be ≤ 8) · memory grew ${result.memoryGrowthMegabytes.toFixed(0)} MB`,
  );
}
