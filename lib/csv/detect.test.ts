import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { type DetectedColumn, type DetectOptions, detectCsv } from "@/lib/csv/detect";
import { sampleBytes } from "@/lib/csv/format";

function detect(file: string | Uint8Array, options: Partial<DetectOptions> = {}) {
  return detectCsv(typeof file === "string" ? Buffer.from(file) : file, { complete: true, ...options });
}

function requireDetected(file: string | Uint8Array, options: Partial<DetectOptions> = {}) {
  const detection = detect(file, options);
  if (!detection.ok) throw new Error(detection.reason);
  return detection;
}

function columnOf(cells: readonly string[], delimiter = ","): DetectedColumn {
  const file = `key${delimiter}value\n${cells.map((cell, i) => `k${i}${delimiter}${cell}\n`).join("")}`;
  const column = requireDetected(file).columns[1];
  if (!column) throw new Error("no column");
  return column;
}

describe("refused files", () => {
  test.each([
    ["empty", "", "The file is empty"],
    ["only a byte order mark", "\uFEFF", "The file is empty"],
    ["only blank lines", "\r\n \n", "The file is empty"],
    [
      "zip or Excel",
      Buffer.from("PK\u0003\u0004rest"),
      "This is a zip (or Excel) file named .csv; save it as CSV first",
    ],
    ["gzip", gzipSync("a,b\n1,2\n"), "This file is compressed (gzip); unpack it first"],
    ["PDF", "%PDF-1.7\n", "This is a PDF document, not a CSV file"],
    ["NUL bytes", Buffer.from("a,b\n1,\0\0\0\n2,3\n"), "This is not a text file: it has NUL bytes"],
    ["control characters", Buffer.from([1, 2, 3, 4, 5, 6, 14, 15, 16, 17]), "This is not a text file"],
    [
      "a header that is never closed",
      '"a,b\n1,2\n',
      "The header row cannot be read: the quote opened on line 1 (value 1) is never closed",
    ],
    [
      "a million columns",
      `${"c,".repeat(1_000_000)}c\n`,
      "The header has 1,000,001 columns; at most 500 can be imported",
    ],
  ])("%s", (_, file, reason) => {
    expect(detect(file)).toEqual({ ok: false, reason });
  });

  test("a million columns, seen in part", () => {
    const sample = Buffer.from("column,".repeat(1_000_000)).subarray(0, sampleBytes);
    expect(detect(sample, { complete: false })).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/more than 37,\d{3} columns/),
    });
  });

  test("a first row that does not end within the sample is no reason to refuse the file", () => {
    for (const rest of ["x".repeat(300_000), `"${"x\n".repeat(150_000)}`, "\n".repeat(300_000)]) {
      const sample = Buffer.from(`id,name\n1,${rest}`).subarray(0, 262_144);
      const detection = detectCsv(sample, { complete: false });
      if (!detection.ok) throw new Error(detection.reason);
      expect(detection.columns.map(({ name }) => name)).toEqual(["id", "name"]);
    }
    const blank = detectCsv(Buffer.from(`id,name\n${"\n".repeat(262_000)}`), { complete: false });
    expect(blank.ok && blank.notes).toEqual([
      "The first row below the header does not end within the first 256 kB, so no types were detected",
    ]);
  });

  test("a header that does not end within the sample", () => {
    const detection = detect("x".repeat(sampleBytes), { complete: false });
    expect(detection).toEqual({ ok: false, reason: "The header row does not end within the first 256 kB" });
  });

  test("an encoding that does not exist", () => {
    expect(detect("a,b\n", { encoding: "klingon" })).toEqual({
      ok: false,
      reason: '"klingon" is not a known encoding',
    });
  });
});

describe("encoding, delimiter and line ends", () => {
  const german = "Name;Ort;Größe\nJürgen Müller;Köln;ärgerlich schön\nÖzgür;Düsseldorf;weiß\n";
  test.each([
    ["utf-8", Buffer.from(german), "utf-8"],
    ["utf-8 with a mark", Buffer.from(`\uFEFF${german}`), "utf-8"],
    ["utf-16le with a mark", iconv.encode(`\uFEFF${german}`, "utf-16le"), "utf-16le"],
    ["utf-16be with a mark", iconv.encode(`\uFEFF${german}`, "utf-16be"), "utf-16be"],
    ["utf-16le without a mark", iconv.encode(german, "utf-16le"), "utf-16le"],
    ["windows-1252", iconv.encode(german, "windows-1252"), "windows-1252"],
  ])("%s", (_, bytes, encoding) => {
    const { format, columns, rows } = requireDetected(bytes);
    expect(format).toEqual({ encoding, delimiter: ";", newline: "\n" });
    expect(columns.map(({ name }) => name)).toEqual(["Name", "Ort", "Größe"]);
    expect(rows[1]).toEqual(["Özgür", "Düsseldorf", "weiß"]);
  });

  test("UTF-16 of another script, without a mark", () => {
    const { format, rows } = requireDetected(iconv.encode("ид;кто\n1;Жозе\n2;Пётр\n", "utf-16be"));
    expect(format.encoding).toBe("utf-16be");
    expect(rows[1]).toEqual(["2", "Пётр"]);
  });

  test("a sample that ends inside a character is still UTF-8", () => {
    expect(
      requireDetected(Buffer.from("a,b\n1,2\n3,ü").subarray(0, -1), { complete: false }).format.encoding,
    ).toBe("utf-8");
  });

  test("UTF-8 with a broken byte stays UTF-8, and only the broken row is refused", () => {
    const bytes = Buffer.from(`name,town\n${"Jürgen,Köln\n".repeat(50)}x,y\n`);
    bytes[bytes.length - 2] = 0xe9;
    const { format, rejections, notes } = requireDetected(bytes);
    expect(format.encoding).toBe("utf-8");
    expect(rejections.map(({ line }) => line)).toEqual([52]);
    expect(notes).toEqual(["The file does not state its encoding; utf-8 is a guess"]);
  });

  test("what a person has corrected wins", () => {
    const { format, rows } = requireDetected(iconv.encode("имя;a,b\nОля;1,2\n", "windows-1251"), {
      encoding: "windows-1251",
      delimiter: ";",
    });
    expect(format).toEqual({ encoding: "windows-1251", delimiter: ";", newline: "\n" });
    expect(rows).toEqual([["Оля", "1,2"]]);
  });

  test.each([
    ["comma", "a,b\n1;2,3\n", ","],
    ["semicolon with decimal commas", "a;b\n1,5;2,5\n3,5;4,5\n", ";"],
    ["tab", "a\tb, c\n1\t2\n", "\t"],
    ["pipe", "a|b\n1|2\n", "|"],
    ["one column", "a\nx y\nz\n", ","],
    ["delimiters inside quotes do not count", '"a;b;c",d\n"1;2;3",4\n', ","],
  ])("%s", (_, file, delimiter) => {
    expect(requireDetected(file).format.delimiter).toBe(delimiter);
  });

  test("old Mac line ends", () => {
    expect(requireDetected("a,b\r1,2\r")).toMatchObject({ format: { newline: "\r" }, rows: [["1", "2"]] });
  });
});

describe("header and rows", () => {
  test.each([";", ",", "\t", "|"])("a line that states the delimiter is no header: sep=%s", (mark) => {
    const detection = requireDetected(`sep=${mark}\r\na${mark}b;c\r\n1${mark}2;3\r\n`);
    expect(detection.format.delimiter).toBe(mark);
    expect(detection.columns.map(({ name }) => name).join(mark)).toBe(`a${mark}b;c`);
    expect(detection.rows.map((row) => row.join(mark))).toEqual([`1${mark}2;3`]);
  });

  test("a title above the headings is pointed out", () => {
    const { notes } = requireDetected("Deals of May\n\nid,who,at\n1,a,2026-01-02\n2,b,2026-01-03\n");
    expect(notes).toEqual([
      "The first line was taken for the headings, and 3 rows do not fit it: the row has 3 values, expected 1. Remove what stands above the headings",
    ]);
  });

  test("blank and repeated names are fixed, with a note each", () => {
    const { columns, notes } = requireDetected("Name, name ,,order\n1,2,3,4\n");
    expect(columns.map(({ name, identifier }) => [name, identifier])).toEqual([
      ["Name", "name"],
      ["name_2", "name_2"],
      ["column_3", "column_3"],
      ["order", "order_col"],
    ]);
    expect(notes).toEqual([
      'Column 2 repeats the name "name"; it is called "name_2"',
      'Column 3 has no name; it is called "column_3"',
    ]);
  });

  test("the first 20 rows, the ragged ones apart, the row that the sample cuts off left out", () => {
    const file = `a,b\n1\n${"1,2\n".repeat(30)}1,`;
    const detection = requireDetected(file, { complete: false });
    expect(detection).toMatchObject({ sampleRows: 30, rejections: [{ line: 2 }] });
    expect(detection.rows).toHaveLength(20);
  });

  test("a stray quote does not hide the rows after it from a partial sample", () => {
    const file = `a,b\n1,"open\n${"1,2\n".repeat(30_000)}3,4`;
    const detection = requireDetected(file, { complete: false });
    expect(detection).toMatchObject({ sampleRows: 30_000, rejections: [{ line: 2 }] });
  });

  test("a header alone is a file without rows", () => {
    expect(requireDetected("a,b\n")).toMatchObject({
      rows: [],
      notes: ["There are no rows below the header"],
    });
  });
});

describe("column types", () => {
  test.each([
    ["integer", ["1", "-20", "0"], { type: "integer", ambiguous: false }],
    ["1 and 0 are integers unasked", ["1", "0"], { type: "integer" }],
    ["decimal", ["1", "2.50"], { type: "decimal", decimalMark: ".", groupMark: null, ambiguous: false }],
    [
      "three decimals with a point",
      ["1.234", "2.345"],
      { type: "decimal", decimalMark: ".", ambiguous: false },
    ],
    ["codes with leading zeros stay text", ["00123", "00456"], { type: "text" }],
    ["amounts with currency signs stay text", ["$5.00", "$1.50"], { type: "text" }],
    ["boolean", ["true", "FALSE"], { type: "boolean" }],
    ["nulls of a number", ["1", "?", "NA", ""], { type: "integer", nullTokens: ["?", "NA"], blanks: 1 }],
    [
      "null tokens of text are seen, not proposed",
      ["x", "NA", "?"],
      { type: "text", nullTokens: [], nullTokensSeen: ["?", "NA"] },
    ],
    ["nothing but nulls", ["?", "?"], { type: "text", examples: ["?"] }],
    ["ISO date", ["2026-01-31"], { type: "date", dateFormat: "yyyy-MM-dd", ambiguous: false }],
    ["ISO instant", ["2026-01-31T10:00:00Z"], { type: "timestamp", dateFormat: "yyyy-MM-dd" }],
    [
      "a day above 12 decides for d/M",
      ["1/2/2026", "13/2/2026 9:05"],
      { type: "timestamp", dateFormat: "d/M/yyyy", ambiguous: false },
    ],
    [
      "a day above 12 decides for M/d",
      ["1/2/2026", "2/13/2026"],
      { type: "date", dateFormat: "M/d/yyyy", ambiguous: false },
    ],
    ["neither decides", ["1/2/2026", "3/4/2026"], { type: "date", dateFormat: "d/M/yyyy", ambiguous: true }],
    ["dots", ["31.1.2026"], { type: "date", dateFormat: "d.M.yyyy", ambiguous: false }],
    ["month names", ["31-Jan-2026 09:00"], { type: "timestamp", dateFormat: "d-MMM-yyyy" }],
    ["no day at all", ["31/31/2026", "1/2/2026"], { type: "text" }],
    ["years of two digits, the day first", ["14.03.15", "1.2.16"], { type: "date", dateFormat: "d.M.yy" }],
    ["years of two digits, the month first", ["3/14/15", "1/2/16"], { type: "date", dateFormat: "M/d/yy" }],
    ["month names and short years", ["14-MAR-15"], { type: "date", dateFormat: "d-MMM-yy" }],
    [
      "eight digits stay a number that a person may call a date",
      ["20260131", "20251231"],
      { type: "integer" },
    ],
    ["eight digits with a time", ["20260131 09:00"], { type: "timestamp", dateFormat: "yyyyMMdd" }],
    [
      "nulls as databases and spreadsheets write them",
      ["1", "\\N", "(null)", "#DIV/0!", "unknown"],
      { type: "integer", nullTokens: ["(null)", "\\N", "unknown", "#DIV/0!"] },
    ],
    [
      "a word that stands where there is no date yet",
      ["1/2/2026", "13/2/2026", "pending", "14/2/2026", "pending"],
      { type: "date", dateFormat: "d/M/yyyy", nullTokens: ["pending"], misfits: 0 },
    ],
    ["words that are no dates beside too few dates", ["1/2/2026", "x"], { type: "text" }],
  ])("%s", (_, cells, expected) => {
    expect(columnOf(cells)).toMatchObject(expected);
  });

  test("decimal comma and thousands, detected and stated", () => {
    expect(columnOf(["1,5", "1.234,56"], ";")).toMatchObject({
      type: "decimal",
      decimalMark: ",",
      groupMark: ".",
      ambiguous: false,
    });
    expect(columnOf(["0,5", "12,25"], ";")).toMatchObject({
      type: "decimal",
      decimalMark: ",",
      groupMark: null,
      ambiguous: false,
    });
    expect(columnOf(['"1,234.5"', '"2"'])).toMatchObject({
      type: "decimal",
      decimalMark: ".",
      groupMark: ",",
      ambiguous: false,
    });
    expect(columnOf(['"1,234"', '"2,345"'])).toMatchObject({
      type: "integer",
      groupMark: ",",
      ambiguous: true,
    });
    expect(columnOf(["1,234", "2,345"], ";")).toMatchObject({
      type: "decimal",
      decimalMark: ",",
      ambiguous: true,
    });
  });

  test("one bad date in a hundred does not make the column text", () => {
    const days = Array.from({ length: 120 }, (_, i) => `${(i % 28) + 1}/1/2026`);
    expect(columnOf([...days, "31/2/2026"])).toMatchObject({ type: "date", misfits: 1 });
  });

  test("dates that could be read either way are read like those of the file that could not", () => {
    const monthFirst = requireDetected("opened,closed\n01/02/2026,01/14/2026\n03/04/2026,03/05/2026\n");
    expect(monthFirst.columns).toMatchObject([
      { dateFormat: "M/d/yyyy", ambiguous: false, notes: [expect.stringContaining("like closed")] },
      { dateFormat: "M/d/yyyy", ambiguous: false },
    ]);
    const contradicting = requireDetected("a,b,c\n01/02/2026,01/14/2026,14/01/2026\n");
    expect(contradicting.columns[0]).toMatchObject({ dateFormat: "d/M/yyyy", ambiguous: true });
  });

  test("a token that means null in a typed column means it in the whole file; NA and - do not spread", () => {
    const { columns } = requireDetected(
      "opened,owner,region,size\n1/2/2016 1:16,Ann,NA,1\n?,?,-,-\n14/2/2016 1:16,Bob,EU,NA\n",
    );
    expect(columns.map(({ type, nullTokens }) => [type, nullTokens])).toEqual([
      ["timestamp", ["?"]],
      ["text", ["?"]],
      ["text", ["?"]],
      ["integer", ["NA", "-", "?"]],
    ]);
  });
});
