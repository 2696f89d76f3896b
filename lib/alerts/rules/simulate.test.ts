import { expect, test } from "vitest";
import type { FigureSettings } from "./settings";
import { alertSettings } from "./settings";
import { simulate } from "./simulate";

test("a rule is played over past periods: opens once, stays within the margin, ends, opens anew", () => {
  const settings = alertSettings.parse({
    condition: "threshold",
    value: "70",
    margin: "5",
  }) as FigureSettings;
  const series = [
    // Newest first: 60 72 60 80 60, so opened, kept, kept, ended, opened.
    { employeeId: 1, values: ["60", "80", "60", "72", "60"] },
    { employeeId: 2, values: ["69", null, "90", "90", "90"] },
  ];
  expect(simulate(settings, series, 5)).toEqual([
    { opened: [1], resolved: [], open: 1 },
    { opened: [], resolved: [], open: 1 },
    { opened: [], resolved: [], open: 1 },
    { opened: [], resolved: [1], open: 0 },
    { opened: [1, 2], resolved: [], open: 2 },
  ]);
});
