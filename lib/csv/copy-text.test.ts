import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeCopyRow } from "@/lib/csv/copy-text";

/** COPY text as PostgreSQL's manual describes it ("COPY", File Formats, Text Format), written independently. */
function decodeCopyLine(line: string): (string | null)[] {
  const named: Record<string, string> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };
  const fields: (string | null)[] = [];
  let field = "";
  let isNull = false;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] ?? "";
    if (character === "\n" || character === "\t") {
      fields.push(isNull && field === "N" ? null : field);
      if (character === "\n") return i === line.length - 1 ? fields : [];
      field = "";
      isNull = false;
    } else if (character === "\\") {
      const next = line[++i] ?? "";
      isNull = next === "N" && field === "";
      field += named[next] ?? next;
    } else {
      isNull = false;
      field += character;
    }
  }
  return [];
}

test("any row is read back as it was", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("\\", "N", "\t", "\n", "\r", "n", "t", ".") }),
  );
  const value = fc.oneof(
    fc.constant(null),
    text.map((own) => own.replaceAll("\0", "")),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (values) => {
      const encoded = encodeCopyRow(values);
      expect(encoded.ok && decodeCopyLine(encoded.line)).toEqual(values);
    }),
  );
});

test.each([
  [["a", null, ""], "a\t\\N\t\n"],
  [["\\N", "\\."], "\\\\N\t\\\\.\n"],
  [["a\tb\nc\rd\\"], "a\\tb\\nc\\rd\\\\\n"],
])("%j", (values, line) => {
  expect(encodeCopyRow(values)).toEqual({ ok: true, line });
});

test("a NUL character is refused at its value", () => {
  expect(encodeCopyRow(["a", "b\0"])).toEqual({
    ok: false,
    index: 1,
    reason: "has a NUL character, which text cannot have",
  });
});
