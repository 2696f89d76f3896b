import { describe, expect, test, vi } from "vitest";
import { dateReader, isNothing, numberReader } from "./cells";
import { compare } from "./figures";
import { kindOf } from "./kinds";

describe("what a file is, by its headings", () => {
  test.each([
    ["deals", "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"],
    ["deals", "Amount,Close Date,Stage,Rep,Deal ID,Created Date"],
    ["teams", "sales_agent,manager,regional_office"],
    ["incidents", "number,incident_state,sys_mod_count,made_sla,opened_at,resolved_by,resolved_at"],
    ["attendance", "Clock Out,Date,Emp ID,Clock In"],
    ["staff", "employee_id,department,job_role,job_level"],
    ["holidays", "date"],
  ])("%s: %s", (kind, headings) => expect(kindOf(headings.split(","))?.kind).toBe(kind));

  test("nothing we know", () => {
    expect(kindOf(["product", "series", "sales_price"])).toBeNull();
    expect(kindOf(["id", "vendedor", "stage", "close_date", "amount"])).toBeNull();
  });

  test("a heading that a person has given", () => {
    const found = kindOf(["id", "vendedor", "stage", "close_date", "amount"], { agent: "Vendedor" });
    expect(found).toMatchObject({
      kind: "deals",
      places: { id: 0, agent: 1, stage: 2, closed: 3, value: 4 },
    });
  });
});

describe("figures", () => {
  test.each([
    [104.53354999999999, 104.5336, 4, 0],
    [104.5335, 104.5336, 4, 1],
    [3, 4, 0, 1],
    [3, null, 0, 1],
    [null, null, 4, 0],
  ])("%j and %j to %j decimals: %j differ", (expected, got, decimals, wrong) => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    expect(compare("", [{ what: "", expected, got, decimals }])).toBe(wrong);
  });
});

describe("cells", () => {
  test.each(["", " ", "?", "N/A", "\\N", "(null)", "-", "unknown"])("%j is nothing", (cell) =>
    expect(isNothing(cell)).toBe(true),
  );

  test.each([
    [["13/2/2016 01:16", "1/3/2016 1:16"], "1/3/2016 1:16", "2016-03-01T01:16:00.000Z", "d/M/yyyy"],
    [["2/13/2016", "3/1/2016 11:05 PM"], "3/1/2016 11:05 PM", "2016-03-01T23:05:00.000Z", "M/d/yyyy"],
    [["01.03.2016"], "01.03.2016", "2016-03-01T00:00:00.000Z", "d.M.yyyy"],
    [["14-MAR-16"], "14-MAR-16", "2016-03-14T00:00:00.000Z", null],
    [["2016-02-29T10:00:00+01:00"], "2016-02-29T10:00:00+01:00", "2016-02-29T09:00:00.000Z", null],
    [["20160229"], "20160229", "2016-02-29T00:00:00.000Z", null],
  ])("dates like %j", (cells, cell, instant, format) => {
    const reader = dateReader(cells);
    expect(new Date(reader.read(cell) ?? 0).toISOString()).toBe(instant);
    if (format) expect(reader.format).toBe(format);
  });

  test("a day that does not exist cannot be read; no value is none", () => {
    const reader = dateReader(["13/2/2016"]);
    expect(reader.read("30/2/2016")).toBeNaN();
    expect(reader.read("?")).toBeNull();
  });

  test.each([
    [["1,234.50", "2"], ",", "1,234.50", 1234.5],
    [["1.234,50", "2"], ";", "1.234,50", 1234.5],
    [["1,234", "2,500"], ",", "1,234", 1234],
    [["1,234", "2,500"], ";", "1,234", 1.234],
    [["1.234", "2.5"], ",", "1.234", 1.234],
    [["1 234,5"], ";", "1 234,5", 1234.5],
    [["-5"], ",", "-5", -5],
  ])("numbers like %j in a file of %j", (cells, delimiter, cell, value) =>
    expect(numberReader(cells, delimiter).read(cell)).toBe(value),
  );
});
