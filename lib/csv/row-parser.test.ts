import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { RowParser, type RowParserOptions } from "@/lib/csv/row-parser";
import { csvLine } from "@/lib/csv/write-csv";

function parse(text: string, options: Partial<RowParserOptions> & { pieces?: number } = {}) {
  const { pieces = text.length || 1, ...rest } = options;
  const parser = new RowParser({ delimiter: ",", newline: "\n", ...rest });
  for (let at = 0; at < text.length; at += pieces) parser.push(text.slice(at, at + pieces));
  parser.end();
  return { rows: parser.rows, rejections: parser.rejections };
}

const values = (text: string, options: Partial<RowParserOptions> = {}) =>
  parse(text, options).rows.map((row) => row.values);

describe("rows", () => {
  test.each([
    [
      "plain",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no line break at the end",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "CRLF",
      'a,b\r\n"1",2\r\n3,"4"\r\n',
      [
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "blank lines are no rows",
      "a,b\n\n1,2\r\n\r\n\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "empty values",
      'a,b\n,\n"",""\n',
      [
        ["a", "b"],
        ["", ""],
        ["", ""],
      ],
    ],
    [
      "an empty value at the very end",
      "a,b\n1,",
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    [
      "escaped quotes",
      'a,b\n"say ""hi""",""""\n',
      [
        ["a", "b"],
        ['say "hi"', '"'],
      ],
    ],
    [
      "delimiters and line breaks in quotes",
      'a,b\n"1,\n2",x\n',
      [
        ["a", "b"],
        ["1,\n2", "x"],
      ],
    ],
    [
      "a quote inside a plain value is a character",
      'a,b\n5" pipe,x"y"\n',
      [
        ["a", "b"],
        ['5" pipe', 'x"y"'],
      ],
    ],
    [
      "a formula is text",
      "a,b\n=cmd|' /C calc'!A0,@x\n",
      [
        ["a", "b"],
        ["=cmd|' /C calc'!A0", "@x"],
      ],
    ],
  ])("%s", (_, text, expected) => {
    for (const pieces of [1, 2, 3, 1000])
      expect(parse(text, { pieces }).rows.map((row) => row.values)).toEqual(expected);
  });

  test("old Mac line ends", () => {
    expect(values('a;b\r1;"2\r3"\r', { newline: "\r", delimiter: ";" })).toEqual([
      ["a", "b"],
      ["1", "2\r3"],
    ]);
  });

  test("lines are physical lines, with line breaks in quotes and blank lines counted", () => {
    const { rows, rejections } = parse('a,b\n"1\n1\n1",2\n\n3,4\n5\n"6\n",7\n8,9\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 6, 8, 10]);
    expect(rejections).toEqual([{ line: 7, reason: "the row has 1 value, expected 2", raw: "5" }]);
  });
});

describe("refusals", () => {
  test("ragged rows, each with its line and text", () => {
    expect(parse('a,b\n1,2,3\n"x\ny"\n4,5\r\n').rejections).toEqual([
      { line: 2, reason: "the row has 3 values, expected 2", raw: "1,2,3" },
      { line: 3, reason: "the row has 1 value, expected 2", raw: '"x\ny"' },
    ]);
  });

  test("the text of a refused row is cut at 2,000 characters", () => {
    expect(parse(`a,b\n${"x".repeat(5000)}\n`).rejections[0]?.raw).toHaveLength(2000);
  });

  test("a quote that is never closed costs its line only, and the reason says where it opened", () => {
    const rows = Array.from({ length: 1000 }, (_, i) => `${i},${i}`).join("\n");
    const { rows: read, rejections } = parse(`a,b\n1,"open\n${rows}\n`, { pieces: 100 });
    expect(read).toHaveLength(1001);
    expect(read[1]).toEqual({ line: 3, values: ["0", "0"] });
    expect(rejections).toEqual([
      { line: 2, reason: "the quote opened on line 2 (value 2) is never closed", raw: '1,"open' },
    ]);
  });

  test("a quote that is not closed within the limit is given up there, not at the end of the file", () => {
    const parser = new RowParser({ delimiter: ",", newline: "\n" });
    parser.push('a,b\n"x\ny",1\n"open,2\n');
    for (let i = 0; i < 40; i++) parser.push("1,2\n".repeat(16_000));
    expect(parser.rejections).toEqual([
      {
        line: 4,
        reason: "the quote opened on line 4 (value 1) is not closed within 1,000,000 characters",
        raw: '"open,2',
      },
    ]);
    expect(parser.rows.length).toBeGreaterThan(500_000);
    parser.end();
    expect(parser.rows).toHaveLength(640_002);
    expect(parser.rows.at(-1)?.line).toBe(640_004);
  });

  test("a quote with text after it is refused at once", () => {
    const { rows, rejections } = parse('a,b\n"x"y,1\n2,"open\n3,"z"\n4,5\n');
    expect(rows.map((row) => row.line)).toEqual([1, 4, 5]);
    expect(rejections.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "the quote opened on line 2 (value 1) is followed by more text after it closes"],
      [3, "the quote opened on line 3 (value 2) is followed by more text after it closes"],
    ]);
  });

  test.each([
    ["plain", "x".repeat(2_000_000), "value 2 is longer than 1,000,000 characters"],
    [
      "quoted",
      `"${"x".repeat(2_000_000)}"`,
      "the quote opened on line 2 (value 2) is not closed within 1,000,000 characters",
    ],
  ])("a %s field of 2 MB is one refused row", (_, field, reason) => {
    const text = `a,b\n1,${field}\n3,4\n`;
    for (const pieces of [1000, 65_536, 10_000_000]) {
      const { rows, rejections } = parse(text, { pieces });
      expect(rows.map((row) => row.line)).toEqual([1, 3]);
      expect(rejections).toEqual([{ line: 2, reason, raw: text.slice(4, 2004) }]);
    }
  });

  test("a row of very many values is refused without being held in memory", () => {
    const parser = new RowParser({ delimiter: ",", newline: "\n" });
    parser.push("a,b\n");
    for (let i = 0; i < 1000; i++) parser.push("x,".repeat(50_000));
    parser.push("\n1,2\n");
    parser.end();
    expect(parser.rejections[0]?.reason).toBe("the row is longer than 4,000,000 characters");
    expect(parser.rows.map((row) => row.line)).toEqual([1, 3]);
  });

  test("characters that cannot be stored", () => {
    expect(parse("a,b\n1,\0\n2,3\n").rejections).toEqual([
      { line: 2, reason: "the row has a NUL character, which text cannot have", raw: "1,\0" },
    ]);
  });
});

describe("properties", () => {
  const cell = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", " ", "'") }),
  );
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    )
    .map((rows) => rows.map((row) => row.map((text) => text.replaceAll(/[\0\uFFFF]/g, ""))));

  test("what is written is read back, however the text is cut", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t", "|"),
        fc.integer({ min: 1, max: 50 }),
        (rows, delimiter, pieces) => {
          const text = rows.map((row) => csvLine(row, { delimiter, formulas: "keep" })).join("");
          const read = parse(text, { delimiter, pieces });
          expect(read.rejections).toEqual([]);
          expect(read.rows.map((row) => row.values)).toEqual(rows);
          expect(
            Papa.parse(text, { delimiter, newline: "\r\n", skipEmptyLines: false }).data.slice(0, -1),
          ).toEqual(rows);
        },
      ),
    );
  });

  test("for any text at all, where it is cut changes nothing, and small limits hold", () => {
    const hostile = fc.string({ unit: fc.constantFrom('"', '"', ",", "\n", "\r", "a", "bc"), maxLength: 80 });
    const limits = { maxFieldCharacters: 7, maxRowCharacters: 20 };
    const outcome = (text: string, pieces: number) => {
      const { rows, rejections } = parse(text, { pieces, ...limits });
      return { rows, rejections: rejections.map(({ line, reason }) => ({ line, reason })) };
    };
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 10 }), (text, pieces) => {
        const whole = outcome(text, 1000);
        expect(outcome(text, pieces)).toEqual(whole);
        for (const { values: read } of whole.rows)
          for (const value of read) expect(value.length).toBeLessThanOrEqual(7);
      }),
      { numRuns: 2000 },
    );
  });
});
