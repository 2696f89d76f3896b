import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import { importGroups } from "@/lib/people/groups/import-groups";
import { ctxOf } from "@/lib/people/testing";
import { mintScopeOf } from "@/lib/rewards/testing/scopes";
import { getCalibration } from "./calibration";

/*
 * Worked by hand. October: North has 12 people with 100, South 8 with 80, East 3 with 60, and one who is not scored; each
 * unit has a manager whose reports they are. N1 and N2 have 100 by overrides of North's manager, 90 by the rules. N3's
 * override was taken back. September: the twelve of North with 90.
 */
const at = testDatabase();
const OCTOBER = 2;
const hr = mintScopeOf("hr");
const exec = mintScopeOf("exec");
const calibration = (scope = hr, periodId = OCTOBER) => getCalibration(at.db, scope, periodId);

beforeAll(async () => {
  await at.db.execute(sql`
    INSERT INTO org_units (id, code, name, kind, parent_id) OVERRIDING SYSTEM VALUE
    VALUES (1, 'C', 'Company', 'company', NULL), (2, 'N', 'North', 'department', 1),
           (3, 'S', 'South', 'department', 1), (4, 'E', 'East', 'department', 1)`);
  await at.db.execute(sql`
    INSERT INTO employees (id, employee_number, name) OVERRIDING SYSTEM VALUE
    SELECT 100 * unit + n, prefix || n, CASE n WHEN 0 THEN 'Manager of ' || prefix ELSE prefix || n END
      FROM (VALUES (2, 'N', 12), (3, 'S', 8), (4, 'E', 4)) AS u(unit, prefix, people), generate_series(0, people) AS n`);
  await at.db.execute(sql`
    INSERT INTO evaluation_periods (id, name, frequency, period_start, period_end) OVERRIDING SYSTEM VALUE
    VALUES (1, 'September 2026', 'monthly', '2026-09-01', '2026-10-01'),
           (2, 'October 2026', 'monthly', '2026-10-01', '2026-11-01'),
           (3, 'Q3 2026', 'quarterly', '2026-07-01', '2026-10-01')`);
  await at.db.execute(sql`
    INSERT INTO employee_scorecard_instances (period_id, employee_id, org_unit_id, manager_id, run_id, computed_at)
    SELECT p, e.id, e.id / 100, e.id / 100 * 100, 1, now() FROM employees e, generate_series(1, 2) AS p
     WHERE e.id % 100 > 0 AND (p = 2 OR e.id < 300)`);
  await at.db.execute(sql`
    INSERT INTO performance_results (period_id, employee_id, total_score, rating_band, coverage, kpi_count,
           scored_kpi_count, record_count, run_id, computed_at, is_adjusted, computed_score, computed_band)
    SELECT i.period_id, i.employee_id, score, band::rating_band, 100, 1, 1, 1, 1, now(), is_adjusted,
           CASE WHEN is_adjusted THEN 90 END, CASE WHEN is_adjusted THEN 'on'::rating_band END
      FROM employee_scorecard_instances i
      JOIN (VALUES (1, 2, 90, 'on'), (2, 2, 100, 'on'), (2, 3, 80, 'near'), (2, 4, 60, 'below'))
        AS s(period_id, unit, score, band) ON s.period_id = i.period_id AND s.unit = i.org_unit_id,
           LATERAL (SELECT i.period_id = 2 AND i.employee_id IN (201, 202) AS is_adjusted) AS a`);
  await at.db.execute(sql`
    UPDATE performance_results SET total_score = NULL, rating_band = 'not_scored' WHERE employee_id = 404`);
  await at.db.execute(sql`
    INSERT INTO accounts (id, email, name, employee_id) OVERRIDING SYSTEM VALUE
    VALUES (1, 'n0@x.org', 'N0', 200), (2, 'hr@x.org', 'HR', NULL)`);
  await at.db.execute(sql`
    INSERT INTO score_overrides (period_id, employee_id, entity_type, entity_id, new_score, reason, reviewer_id,
           reviewer_name, version, created_at)
    SELECT 2, employee, 'overall', 0, score, 'A reason of at least twenty characters.', account, 'x', 1, now()
      FROM (VALUES (201, 95, 2), (201, 100, 1), (202, 100, 2), (203, 110, 1), (203, NULL, 1)) AS o(employee, score, account)`);
  const csv = ["employee,Shift"];
  for (let n = 1; n <= 12; n++) csv.push(`N${n},${n <= 10 ? "Day" : "night"}`);
  for (let n = 1; n <= 8; n++) csv.push(`s${n},Night`);
  for (let n = 1; n <= 3; n++) csv.push(`E${n},Split`);
  await importGroups(ctxOf(at.db, "hr"), { csv: csv.join("\n") });
});

describe("the whole", () => {
  it("has the spread of everybody's ratings, and none of who is not rated", async () => {
    const { whole } = await calibration();
    // 2020 / 23. Of 60 × 3, 80 × 8, 100 × 12: the 12th is the median, the 6.5th the lower quartile; a tenth lies at the
    // 3.2nd, a fifth of the way from 60 to 80.
    expect(whole?.distribution).toMatchObject({
      rated: 23,
      mean: "87.8261",
      quantiles: { p10: "64.0000", p25: "80.0000", p50: "100.0000", p75: "100.0000", p90: "100.0000" },
      bands: { above: 0, on: 12, near: 8, below: 3 },
    });
    const bins = Object.entries(whole?.distribution.bins ?? []).filter(([, count]) => count > 0);
    expect(bins).toEqual([
      ["12", 3],
      ["16", 8],
      ["20", 12],
    ]);
  });

  it("says what overrides did, to executives only where five totals changed", async () => {
    // 20 / 2; 2000 / 23.
    expect((await calibration()).whole?.effect).toMatchObject({
      changed: 2,
      meanChange: "10.0000",
      up: "100.0000",
      with: { mean: "87.8261", onTarget: "52.1739" },
      without: { mean: "86.9565", onTarget: "52.1739" },
    });
    const seen = await calibration(exec);
    expect(seen.whole?.effect).toBeNull();
    expect(seen.series.at(-1)?.overrides).toBeNull();
    expect(seen.inflation?.addedByOverrides).toBeNull();
  });

  it("is not shown of fewer than five, in no part of it", async () => {
    for (const scope of [hr, exec]) {
      expect(await calibration(scope, 3)).toMatchObject({ whole: null, units: [], kinds: [] });
    }
  });
});

describe("units", () => {
  it("are compared with the whole, those of fewer than five ratings not", async () => {
    const { units } = await calibration();
    expect(units.map(({ name, depth, compared }) => [name, depth, compared?.rated])).toEqual([
      ["Company", 0, 23],
      ["East", 1, undefined],
      ["North", 1, 12],
      ["South", 1, 8],
    ]);
    // Up to 99: nobody of North, 11 of 23 of all. The middle half of North is 0 wide, that of all 20.
    expect(units[2]?.compared?.comparison).toMatchObject({
      medianDifference: "0.0000",
      onTargetDifference: "47.8261",
      largestGap: "47.8261",
      verdict: "narrower",
    });
    expect(units[3]?.compared?.comparison).toMatchObject({ medianDifference: "-20.0000", verdict: "lower" });
  });

  it("show an executive no group of fewer than five, nor what one could be worked out from", async () => {
    // 23 − 12 − 8 would be East.
    const { units } = await calibration(exec);
    expect(units.map(({ name, compared }) => [name, compared?.rated])).toEqual([
      ["Company", 23],
      ["East", undefined],
      ["North", 12],
      ["South", undefined],
    ]);
  });
});

describe("managers", () => {
  it("are compared for HR, largest difference first, with how many have too few reports", async () => {
    const { managers } = await calibration();
    expect(managers?.compared.map(({ name, rated }) => [name, rated])).toEqual([
      ["Manager of S", 8],
      ["Manager of N", 12],
    ]);
    expect(managers?.tooSmall).toBe(1);
  });

  it("have the overrides in force on their reports' scorecards, and what these changed", async () => {
    // 1200 and 1180 of 12.
    expect((await calibration()).managers?.effects).toMatchObject([
      {
        name: "Manager of N",
        overrides: 2,
        byManager: 1,
        effect: {
          changed: 2,
          meanChange: "10.0000",
          up: "100.0000",
          down: "0.0000",
          with: { mean: "100.0000" },
          without: { mean: "98.3333" },
        },
      },
    ]);
  });

  it("are not compared for executives", async () => {
    expect((await calibration(exec)).managers).toBeNull();
  });
});

describe("the level over periods", () => {
  it("is that of the same frequency up to the period shown", async () => {
    const { series, inflation } = await calibration();
    expect(series.map(({ name, rated, mean, onTarget }) => [name, rated, mean, onTarget])).toEqual([
      ["September 2026", 12, "90.0000", "100.0000"],
      ["October 2026", 23, "87.8261", "52.1739"],
    ]);
    expect(inflation).toMatchObject({ meanChange: "-2.1739", verdict: "fallen", addedByOverrides: "0.8696" });
    expect((await calibration(hr, 1)).series.map(({ name }) => name)).toEqual(["September 2026"]);
  });
});

describe("groups", () => {
  it("are compared by the four-fifths rule", async () => {
    // Day 10 of 10, Night 2 of 10, Split has three people.
    expect((await calibration()).kinds).toMatchObject([
      {
        kind: "Shift",
        result: {
          groups: [
            { value: "Day", rated: 10, rate: "100.0000", flagged: false },
            { value: "night", rated: 10, rate: "20.0000", ratio: "0.2000", flagged: true },
          ],
          notCompared: ["Split"],
        },
      },
    ]);
  });

  it("show an executive nothing from which the small one could be worked out", async () => {
    const [shift] = (await calibration(exec)).kinds;
    expect(shift?.result.comparable).toBe(false);
    expect(shift?.result.groups.map(({ value }) => value)).toEqual(["night"]);
    expect(shift?.result.notCompared).toEqual(["Day", "Split"]);
  });
});

it("is for HR and executives", async () => {
  for (const role of ROLES) {
    if (role === "hr" || role === "exec") continue;
    await expect(calibration(mintScopeOf(role, 200))).rejects.toMatchObject({ code: "forbidden" });
  }
});
