import { randomBytes } from "node:crypto";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, it } from "vitest";
import { employees } from "@/db/schema/people";
import { importFiles } from "@/db/schema/sources";
import { testDatabase } from "@/db/testing/database";
import { writeCsv } from "@/lib/csv/write-csv";
import { detectUpload } from "@/lib/sources/import/detect-upload";
import { streamRejectedRows } from "@/lib/sources/import/queries";
import {
  importText,
  inPieces,
  makeSource,
  rejectedRows,
  storedRows,
  upload,
} from "@/lib/sources/testing/import-file";

const database = testDatabase();
const head = "id,who,at,amount";
const good = "G,E-1,2026-07-01,1";

beforeAll(async () => {
  await database.db.insert(employees).values({ employeeNumber: "E-1", name: "Ada" });
});

/** What happens to a file with one good row beside the trouble. */
async function importInto(content: string | Uint8Array, options: { timeZone?: string } = {}) {
  const source = await makeSource(database.all, options);
  const run = await importText(database.all, source, content);
  const rejected = await rejectedRows(database.all, run.id);
  return { run, rejected, rows: await storedRows(database.all, source) };
}

describe("a whole file is refused, with the reason, and nothing of it is stored", () => {
  const zip = () => {
    const data = Buffer.from(`${head}\n${good}\n`);
    const packed = deflateRawSync(data);
    const header = Buffer.alloc(30);
    header.write("PK\x03\x04", 0, "latin1");
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(crc32(data), 14);
    header.writeUInt32LE(packed.length, 18);
    return Buffer.concat([header, packed]);
  };
  const cases: [string, string | Uint8Array, RegExp][] = [
    ["an empty file", "", /empty/i],
    ["only blank lines", "\n\n  \n", /empty/i],
    ["a zip named .csv", zip(), /zip/i],
    ["bytes that are no text", randomBytes(20_000), /./],
    [
      "a million columns",
      `${Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(",")}\n1\n`,
      /columns|header/i,
    ],
    ["a missing column", "id,who,amount,colour\nA,E-1,1,red\n", /no column "at".*not expected: "colour"/],
    [
      "a gzip file cut short",
      gzipSync(randomBytes(40_000).toString("hex")).subarray(0, 20_000),
      /damaged|cut short/,
    ],
  ];

  it.each(cases)("%s", async (_, content, reason) => {
    const { run, rows } = await importInto(content);
    expect(run.status).toBe("failed");
    expect(run.error).toMatch(reason);
    expect(rows).toEqual([]);
  });
});

describe("rows that cannot be imported are rejected with line and reason, the others stored", () => {
  const cases: [string, string[], { line: number; reason: RegExp }[]][] = [
    [
      "ragged rows",
      ["A,E-1,2026-07-01", "B,E-1,2026-07-01,1,2"],
      [
        { line: 3, reason: /3 values, expected 4/ },
        { line: 4, reason: /5 values, expected 4/ },
      ],
    ],
    [
      "a field of 2 MB",
      [`A,${"x".repeat(2_000_000)},2026-07-01,1`],
      [{ line: 3, reason: /too|longer|more than/ }],
    ],
    ["a quote that is never closed", ['A,"E-1,2026-07-01,1'], [{ line: 3, reason: /quote/i }]],
    [
      "a blank key",
      [",E-1,2026-07-01,1", '"  ",E-1,2026-07-01,1'],
      [
        { line: 3, reason: /id is blank/ },
        { line: 4, reason: /id is blank/ },
      ],
    ],
    [
      "a key longer than an index can hold",
      [`${"k".repeat(3000)},E-1,2026-07-01,1`],
      [{ line: 3, reason: /key is longer/ }],
    ],
    ["a day that does not exist", ["A,E-1,2026-02-30,1"], [{ line: 3, reason: /at "2026-02-30"/ }]],
    ["a number that is none", ["A,E-1,2026-07-01,1.2.3"], [{ line: 3, reason: /amount "1\.2\.3"/ }]],
    [
      "an unknown owner that is a formula",
      ["A,=cmd|' /C calc'!A0,2026-07-01,1"],
      [{ line: 3, reason: /is no known person/ }],
    ],
  ];

  it.each(cases)("%s", async (_, lines, expected) => {
    const { run, rejected, rows } = await importInto(`${head}\n${good}\n${lines.join("\n")}\n`);
    expect(run.status).toBe("done");
    expect(rejected.map(({ line }) => line)).toEqual(expected.map(({ line }) => line));
    for (const [n, { reason }] of expected.entries()) expect(rejected[n]?.reason).toMatch(reason);
    expect(rows.map(({ id }) => id)).toEqual(["G"]);
    expect(run.rejected).toBe(expected.length);
  });

  it("a NUL character, far behind the part of the file that is looked at first", async () => {
    const filler = Array.from({ length: 9_000 }, (_, n) => `${n},E-1,2026-07-01 10:00,1.5`);
    const { rejected, run } = await importInto(
      `${head}\n${filler.join("\n")}\nA\0,E-1,2026-07-01,1\n${good}\n`,
    );
    expect(rejected).toMatchObject([{ line: 9_002, reason: expect.stringMatching(/NUL/) }]);
    expect(run.accepted).toBe(9_001);
  });

  it("a local time that the clocks skipped; one that exists twice is its first occurrence, and counted", async () => {
    const file = `${head}\nGAP,E-1,2026-03-29 02:30,1\nTWICE,E-1,2026-10-25 02:30,1\n`;
    const { run, rejected, rows } = await importInto(file, { timeZone: "Europe/Berlin" });
    expect(rejected).toMatchObject([{ line: 2, reason: expect.stringMatching(/clocks skipped/) }]);
    expect(rows).toMatchObject([{ id: "TWICE", at: "2026-10-25T00:30:00+00:00" }]);
    expect(run.ambiguousTimes).toBe(1);
  });
});

describe("files of other makers are read as they are meant", () => {
  const expected = [{ id: "Jürgen", who: "E-1", amount: 1.5 }];
  const text = `${head}\nJürgen,E-1,2026-07-01,1.5\n`;
  const cases: [string, Uint8Array][] = [
    ["a byte order mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["Windows-1252", Buffer.from(text, "latin1")],
    ["CRLF and semicolons", Buffer.from(text.replaceAll(",", ";").replaceAll("\n", "\r\n"))],
    [
      "other column order, an extra column",
      Buffer.from("extra,amount,at,who,id\nx,1.5,2026-07-01,E-1,Jürgen\n"),
    ],
    ["gzip", gzipSync(text)],
  ];

  it.each(cases)("%s", async (_, bytes) => {
    const { run, rows } = await importInto(bytes);
    expect([run.status, run.error]).toEqual(["done", null]);
    expect(rows).toMatchObject(expected);
  });
});

describe("a later file that is written otherwise than the source's first one", () => {
  const stated = { encoding: "windows-1252", delimiter: ";" };
  const written: Parameters<typeof makeSource>[1] = {
    fileFormat: stated,
    dateFormat: "d/M/yyyy",
    decimalMark: ".",
  };
  const load = async (content: string | Uint8Array, options = written) => {
    const source = await makeSource(database.all, options);
    const run = await importText(database.all, source, content);
    return { run, rows: await storedRows(database.all, source) };
  };

  it("is read by its own marks where they leave no doubt, and the import says so", async () => {
    const text = "id\twho\tat\tamount\nJürgen\tE-1\t01/02/2026\t1.234,50\nB\tE-1\t02/14/2026\t2,25\n";
    const { run, rows } = await load(text);
    expect(rows).toMatchObject([
      { id: "B", at: "2026-02-14T00:00:00+00:00", amount: 2.25 },
      { id: "Jürgen", at: "2026-01-02T00:00:00+00:00", amount: 1234.5 },
    ]);
    expect(run).toMatchObject({ status: "done", rejected: 0 });
    expect(run.notes).toEqual([
      "The file is written differently from the first one: utf-8, separated by tabs.",
      'Dates of "at" are written M/d/yyyy in this file, not d/M/yyyy as in the first one.',
      'Numbers of "amount" are written otherwise than in the first file: decimals by ",", thousands by ".".',
    ]);
  });

  it("is read as stated where both are possible", async () => {
    const text = iconv.encode("id;who;at;amount\nJürgen;E-1;01/02/2026;1.234\n", "windows-1252");
    const { run, rows } = await load(text);
    expect(rows).toMatchObject([{ id: "Jürgen", at: "2026-02-01T00:00:00+00:00", amount: 1.234 }]);
    expect(run.notes).toEqual([]);
  });
});

it("a line without any value is no record, also where lines have no key", async () => {
  const source = await makeSource(database.all, { key: false });
  const run = await importText(database.all, source, `${head}\n${good}\n,,,\n`);
  expect(await rejectedRows(database.all, run.id)).toMatchObject([
    { line: 3, reason: "the row has no value at all" },
  ]);
  expect(run).toMatchObject({ accepted: 1, rejected: 1 });
});

it("a formula in the file does not become one in the download of rejected rows", async () => {
  const { run } = await importInto(`${head}\n=cmd,nobody,2026-07-01,1\n`);
  const lines = async function* () {
    for await (const row of streamRejectedRows(database.db, run.id)) yield [row.line, row.raw];
  };
  const written = [];
  for await (const line of writeCsv(lines())) written.push(line);
  expect(written.join("")).toBe(`2,"'=cmd,nobody,2026-07-01,1"\r\n`);
});

it("an upload is kept in pieces of at most 1 MiB, whatever it arrives in", async () => {
  const content = randomBytes(2_500_000);
  const importId = await upload(database.all, await makeSource(database.all), content);
  const pieces = await database.db
    .select()
    .from(importFiles)
    .where(eq(importFiles.importId, importId))
    .orderBy(importFiles.seq);
  expect(pieces.map((piece) => piece.content.length)).toEqual([1_048_576, 1_048_576, 402_848]);
  expect(Buffer.concat(pieces.map((piece) => piece.content)).equals(content)).toBe(true);
});

it("detection looks at the head of a packed file as at a plain one", async () => {
  const text = `${head}\n${`${good}\n`.repeat(60_000)}`;
  const plain = await detectUpload(inPieces(Buffer.from(text)), {});
  expect(await detectUpload(inPieces(gzipSync(text)), {})).toEqual(plain);
  expect(plain).toMatchObject({ ok: true, format: { delimiter: "," } });
});
