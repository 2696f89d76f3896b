import { expect, test } from "vitest";
import { mapHeadings } from "./fields";
import { proposeMapping } from "./propose";

test.each([
  [
    ["sales_agent", "manager", "regional_office"],
    { name: "sales_agent", manager: "manager", unit: "regional_office" },
  ],
  [
    ["employee_id", "department", "job_role", "job_level"],
    { employee_number: "employee_id", unit: "department", job_role: "job_role" },
  ],
  [["Full Name", "E-Mail", "Job Title"], { name: "Full Name", email: "E-Mail", job_role: "Job Title" }],
  [["colour"], {}],
])("headings %j are proposed as %j", (headings, mapping) =>
  expect(proposeMapping(headings)).toEqual(mapping),
);

test("standard headings need no mapping, whatever capitals, and a blank mapping leaves a field out", () => {
  const mapped = mapHeadings(["Employee Number", " NAME ", "job-role"], { job_role: "" });
  expect(mapped).toEqual({
    ok: true,
    columns: new Map([
      ["employee_number", 0],
      ["name", 1],
    ]),
    unused: ["job-role"],
  });
});
