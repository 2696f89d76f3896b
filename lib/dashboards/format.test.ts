import { describe, expect, test } from "vitest";
import { counted, shownChange, shownPercent, shownScore, shownTarget, shownValue } from "./format";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("figures as words", () => {
  test.each([
    ["96.35", "96.4"],
    ["94.85", "94.9"],
    ["0.0000", "0.0"],
    ["-0.04", "0.0"],
    ["-3.14", "−3.1"],
  ])("a score of %s is shown as %s", (score, shown) => {
    expect(shownScore(score)).toBe(shown);
  });

  test.each([
    ["3.1", "+3.1"],
    ["-1.16", "−1.2"],
    ["0.04", "0.0"],
  ])("a change of %s is shown as %s", (change, shown) => {
    expect(shownChange(change)).toBe(shown);
  });

  test.each([
    ["90.048543", { targetType: "percent", unit: "%" }, "90.0 %", "90.05 %"],
    ["168.000000", { targetType: "count", unit: "tickets" }, "168", "168"],
    ["6", { targetType: "duration", unit: "h" }, "6.0 h", "6.00 h"],
    ["4.55", { targetType: "numeric", unit: "of 5" }, "4.55 of 5", "4.55 of 5"],
    ["1234567.5", { targetType: "currency", unit: "$" }, "$1,234,568", "$1,234,567.50"],
    ["-20", { targetType: "currency", unit: "EUR" }, "−20 EUR", "−20 EUR"],
    ["0.123456", { targetType: "numeric", unit: "" }, "0.12", "0.1235"],
  ])("%s of %o is shown as %s, in a receipt as %s", (value, kind, short, fine) => {
    expect(plain(shownValue(value, kind))).toBe(short);
    expect(plain(shownValue(value, kind, { fine: true }))).toBe(fine);
  });

  test("a target says on which side of it is better", () => {
    const percent = { targetType: "percent", unit: "%" };
    expect(plain(shownTarget({ value: "95" }, "higher_is_better", percent))).toBe("95.0 %");
    expect(plain(shownTarget({ value: "4" }, "lower_is_better", percent))).toBe("max 4.0 %");
    expect(plain(shownTarget({ low: "40", high: "60", tolerance: "10" }, "target_band", percent))).toBe(
      "40.0 to 60.0 %",
    );
  });

  test("weights lose idle zeros and counts their plural", () => {
    expect(plain(shownPercent("12.5000"))).toBe("12.5 %");
    expect(plain(shownPercent("100.0000"))).toBe("100 %");
    expect(plain(counted(1, ["record", "records"]))).toBe("1 record");
    expect(plain(counted(3912, ["record", "records"]))).toBe("3,912 records");
  });
});
