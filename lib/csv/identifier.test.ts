import fc from "fast-check";
import { expect, test } from "vitest";
import { columnIdentifier, columnIdentifiers } from "@/lib/csv/identifier";

test.each([
  ["close_value", "close_value"],
  ["Close Value (EUR)", "close_value_eur"],
  ["closeValue", "close_value"],
  ["SLA met?", "sla_met"],
  ["HTTPStatus", "http_status"],
  ["Größe Straße", "grosse_strasse"],
  ["Łódź", "lodz"],
  ["% done", "percent_done"],
  ["2024 target", "c_2024_target"],
  ["order", "order_col"],
  ["User", "user_col"],
  ["xmin", "xmin_col"],
  ["pg_class", "pg_class_col"],
  ["客户", "column_1"],
  ["column", "column_col"],
  ["Robert'); DROP TABLE records;--", "robert_drop_table_records"],
  ["x".repeat(80), "x".repeat(63)],
])("%s is %s", (name, identifier) => {
  expect(columnIdentifier(name)).toBe(identifier);
});

test("repeated names are numbered, also when the number is taken", () => {
  expect(columnIdentifiers(["a", "A", "a 2", "a", ""])).toEqual(["a", "a_2", "a_2_2", "a_3", "column_5"]);
  expect(columnIdentifiers(["Record id", "客户"], { taken: ["record_id"] })).toEqual([
    "record_id_2",
    "column_2",
  ]);
});

test("always unique, valid unquoted, short enough, and the same every time", () => {
  const name = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("order", "a", "A", "x".repeat(70), "x".repeat(64), "", "1"),
  );
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      const identifiers = columnIdentifiers(names);
      expect(new Set(identifiers).size).toBe(names.length);
      for (const identifier of identifiers) expect(identifier).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
      expect(columnIdentifiers(names)).toEqual(identifiers);
    }),
  );
});
