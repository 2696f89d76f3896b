import { describe, expect, it } from "vitest";
import { placeValues, readCells } from "./pasted-values";

describe("what is pasted from a spreadsheet", () => {
  it.each([
    ["4", null],
    ["4\r\n", null],
    ["4\n5\n", [["4"], ["5"]]],
    ["4\r\n\r\n5", [["4"], [""], ["5"]]],
    ["4\t5", [["4", "5"]]],
    [
      "4,5\t \n3\t2",
      [
        ["4,5", ""],
        ["3", "2"],
      ],
    ],
  ])("%j", (text, cells) => {
    expect(readCells(text)).toEqual(cells);
  });

  it("is laid from the field on, row by row; blanks leave what stands, and the rest is counted", () => {
    const isField = ({ row, column }: { row: number; column: number }) =>
      row <= 3 && column <= 1 && !(row === 2 && column === 0);
    const { values, withoutPlace } = placeValues(
      [
        ["1", "2"],
        ["3", ""],
        ["4", "5"],
        ["6", "7"],
      ],
      {
        ...{ at: { row: 1, column: 0 }, isField },
      },
    );
    expect([...values]).toEqual([
      ["1/0", "1"],
      ["1/1", "2"],
      ["3/0", "4"],
      ["3/1", "5"],
    ]);
    // "3" falls on a person without the KPI; "6" and "7" below the last one.
    expect(withoutPlace).toBe(3);
  });
});
