import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { CsvFormat } from "@/lib/csv/format";
import { type CsvBatch, readCsv } from "@/lib/csv/read";

const utf8: CsvFormat = { encoding: "utf-8", delimiter: ",", newline: "\n" };

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(bytes: Uint8Array, format: CsvFormat, size = 7): Promise<CsvBatch> {
  const all: CsvBatch = { rows: [], rejections: [], bytesRead: 0 };
  for await (const batch of readCsv(pieces(bytes, size), format)) {
    all.rows.push(...batch.rows);
    all.rejections.push(...batch.rejections);
    all.bytesRead = batch.bytesRead;
  }
  return all;
}

const table = "name,town\nJürgen Żółć,Köln €\n😀,東京\n";

test.each(["utf-8", "utf-16le", "utf-16be"])(
  "%s, with and without a byte order mark, cut anywhere",
  async (encoding) => {
    for (const text of [table, `\uFEFF${table}`]) {
      for (const size of [1, 2, 3, 5, 1000]) {
        const bytes = iconv.encode(text, encoding);
        const { rows, bytesRead } = await readAll(bytes, { ...utf8, encoding }, size);
        expect(rows).toEqual([
          { line: 2, values: ["Jürgen Żółć", "Köln €"] },
          { line: 3, values: ["😀", "東京"] },
        ]);
        expect(bytesRead).toBe(bytes.length);
      }
    }
  },
);

test("windows-1252", async () => {
  const bytes = iconv.encode("name;price\nMüller;12 €\n", "windows-1252");
  const { rows } = await readAll(bytes, { encoding: "windows-1252", delimiter: ";", newline: "\n" });
  expect(rows[0]?.values).toEqual(["Müller", "12 €"]);
});

test("a row with bytes that are not UTF-8 is refused; a replacement character that the file really has is text", async () => {
  const bytes = Buffer.concat([
    Buffer.from("a,b\n1,\uFFFD\n"),
    Buffer.from("2,caf"),
    Buffer.from([0xe9]),
    Buffer.from("\n3,cafe\n"),
  ]);
  const { rows, rejections } = await readAll(bytes, utf8, 10);
  expect(rows.map(({ values }) => values)).toEqual([
    ["1", "\uFFFD"],
    ["3", "cafe"],
  ]);
  expect(rejections).toEqual([
    { line: 3, reason: "the row has bytes that are not valid in the file's encoding", raw: "2,caf\uFFFD" },
  ]);
});

test("a character that the end of the file cuts off is refused", async () => {
  const { rejections } = await readAll(
    Buffer.concat([Buffer.from("a,b\n1,"), Buffer.from([0xe2, 0x82])]),
    utf8,
  );
  expect(rejections).toHaveLength(1);
});

test("the reader asks for no more input than the consumer takes batches", async () => {
  let asked = 0;
  async function* input() {
    yield Buffer.from("a,b\n");
    for (; asked < 1000; asked++) yield Buffer.from("1,2\n".repeat(100));
  }
  for await (const batch of readCsv(input(), utf8, { batchRows: 500 })) {
    expect(batch.rows).toHaveLength(500);
    break;
  }
  expect(asked).toBeLessThanOrEqual(5);
});

test("a file given in one chunk still comes in batches", async () => {
  let batches = 0;
  for await (const batch of readCsv([Buffer.from(`a,b\n${"1,2\n".repeat(500_000)}`)], utf8)) {
    expect(batch.rows.length).toBeLessThanOrEqual(70_000);
    batches++;
  }
  expect(batches).toBeGreaterThan(5);
});

test("a file of a header alone, and an empty file, have no rows", async () => {
  expect(await readAll(Buffer.from("a,b"), utf8)).toEqual({ rows: [], rejections: [], bytesRead: 3 });
  expect(await readAll(Buffer.from(""), utf8)).toEqual({ rows: [], rejections: [], bytesRead: 0 });
});
