import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { BonusRow } from "../bonuses";
import { totalOf } from "../totals";
import { EXPORT_COLUMNS } from "./columns";
import { writeBonusXlsx } from "./write-xlsx";

const row = (name: string, amount: string | null, currency: string): BonusRow => ({
  ...{ employeeId: 1, name, employeeNumber: "007", orgUnitId: 1, orgUnit: null, score: "93.5062" },
  ...{ status: "eligible" as const, reason: "Factor 0.8 from score 93.5", policy: null, factor: "0.8000" },
  ...{ target: "1000.00", currency, daysPaid: 31, daysInPeriod: 31, amount },
});

/** Cells of a sheet by row, text as it stands there and numbers as text. */
function cellsOf(file: Uint8Array, sheet: number): (string | undefined)[][] {
  const parts = unzipSync(file);
  const read = (path: string) => strFromU8(parts[path] ?? new Uint8Array());
  const texts = [...read("xl/sharedStrings.xml").matchAll(/<si><t[^>]*>(.*?)<\/t><\/si>/gs)].map(
    ([, text]) => text,
  );
  return [...read(`xl/worksheets/sheet${sheet}.xml`).matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(
    ([, cells = ""]) =>
      [...cells.matchAll(/<c [^>]*?(t="s")?>\s*<v>(.*?)<\/v>/gs)].map(([, isText, value]) =>
        isText ? texts[Number(value)] : value,
      ),
  );
}

test("a workbook holds each amount as a number, its totals by currency, and no formula", async () => {
  const rows = [row("=1+1", "0.10", "EUR"), row("Bo\uFFFE\u0007", "0.20", "EUR"), row("Cy", "7.05", "SEK")];
  const file = await writeBonusXlsx(rows, totalOf(rows));
  const [heads = [], ...people] = cellsOf(file, 1);
  expect(heads).toEqual(EXPORT_COLUMNS.map(({ head }) => head));
  expect(people.map((cells) => cells[1])).toEqual(["=1+1", "Bo", "Cy"]);
  expect(people.map((cells) => cells.at(-2))).toEqual(["0.1", "0.2", "7.05"]);
  expect(cellsOf(file, 2).slice(1)).toEqual([
    ["EUR", "0.3"],
    ["SEK", "7.05"],
  ]);
  expect(strFromU8(unzipSync(file)["xl/worksheets/sheet1.xml"] ?? new Uint8Array())).not.toContain("<f>");
});
