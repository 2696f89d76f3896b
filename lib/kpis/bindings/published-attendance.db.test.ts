import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import published from "@/lib/scoring/testing/published-cases.json";
import { checkFormula } from "../formula/check-formula";
import { evaluateFormula } from "../formula/evaluate-formula";
import { ruleOf } from "../testing/binding-table";
import type { BindingSource, Condition, RatioSide } from "../types";
import { compileBinding } from "./compile-binding";

/** Moodle's three attendance percentages, as KPIs over a record for each session a trainee was to attend. */
const { marks, points, untaken_sessions, ...expected } = published.attendance_percentages;
const MOST = Math.max(...Object.values(points));
const ANN = 1;
const BEN = 2;

const column = (name: string, type: BindingSource["columns"][number]["type"]) => ({
  name,
  label: name,
  type,
  ownership: name === "trainee" ? ("person" as const) : null,
  isTime: type === "date",
  isMeasure: type === "integer",
});
const source: BindingSource = {
  tableName: "attendance test",
  recordNoun: "session",
  recordNounPlural: "sessions",
  timeZone: "UTC",
  columns: [
    column("trainee", "text"),
    column("mark", "text"),
    column("points", "integer"),
    column("most_points", "integer"),
    column("held_on", "date"),
  ],
};

const database = testDatabase();
beforeAll(async () => {
  await database.sql`
    CREATE TABLE records."attendance test" (
      record_id bigint GENERATED ALWAYS AS IDENTITY, trainee_employee_id integer, mark text, points bigint,
      most_points bigint, held_on date)`;
  const attend = (trainee: number, mark: string | null) => database.sql`
    INSERT INTO records."attendance test" (trainee_employee_id, mark, points, most_points, held_on)
    VALUES (${trainee}, ${mark}, ${mark && points[mark as keyof typeof points]}, ${MOST}, '2026-10-05')`;
  for (const mark of marks) await attend(ANN, mark);
  for (let n = 0; n < untaken_sessions; n += 1) await attend(ANN, null);
  // Present 3 times, late twice, absent once, 4 sessions still to come: 8 of 12, 8 of 20, 16 of 20 points.
  for (const mark of ["present", "late", "absent", "present", "late", "present"]) await attend(BEN, mark);
  for (let n = 0; n < 4; n += 1) await attend(BEN, null);
});

const window = {
  startDate: "2026-10-01",
  endDate: "2026-11-01",
  startInstant: "2026-10-01T00:00:00Z",
  endInstant: "2026-11-01T00:00:00Z",
};
const sumOf = (name: string, conditions: Condition[] = []): RatioSide => ({
  filter: { match: "all", conditions },
  add: { kind: "sum", measure: { kind: "column", column: name } },
});
const taken: Condition = { column: "mark", op: "is_not_empty" };
const untaken: Condition = { column: "mark", op: "is_empty" };

async function actualOf(rule: ReturnType<typeof ruleOf>, trainee: number): Promise<string> {
  const { text, parameters } = compileBinding(rule, source, { window });
  const rows = await database.sql.unsafe<{ employee_id: number; actual: string }[]>(text, parameters);
  return rows.find(({ employee_id }) => employee_id === trainee)?.actual ?? "no row";
}

const rule = (...[aggregation, conditions]: Parameters<typeof ruleOf>) =>
  ruleOf(aggregation, conditions, { ownershipRule: "trainee", timeColumn: "held_on" });
const percent = (numerator: RatioSide, denominator: RatioSide) =>
  rule({ kind: "ratio", numerator, denominator, asPercent: true });
const sum = (name: string, conditions: Condition[] = []) =>
  rule({ kind: "sum", measure: { kind: "column", column: name } }, conditions);

/** What can still be reached: a formula over sums. */
async function maximumPossible(trainee: number): Promise<string | null> {
  const inputs = ["earned", "open", "most"].map((name) => ({ name, unit: "points" }));
  const formula = checkFormula("(earned + open) / most * 100", inputs);
  if (!formula.ok) throw new Error("The formula is not sound.");
  return evaluateFormula(
    formula.ast,
    new Map([
      ["earned", await actualOf(sum("points", [taken]), trainee)],
      ["open", await actualOf(sum("most_points", [untaken]), trainee)],
      ["most", await actualOf(sum("most_points"), trainee)],
    ]),
  );
}

/** As it is published and shown: one decimal. */
const shown = (actual: string | null) => Math.round(Number(actual) * 10) / 10;

describe.each([
  { who: "the published trainee", trainee: ANN, ...expected },
  {
    ...{ who: "a trainee of more sessions", trainee: BEN },
    ...{ taken_percent: 66.7, all_percent: 40, maximum_possible_percent: 80 },
  },
])("attendance of $who", ({ trainee, ...percentages }) => {
  it("of the sessions that were taken", async () => {
    const got = await actualOf(percent(sumOf("points", [taken]), sumOf("most_points", [taken])), trainee);
    expect(shown(got)).toBe(percentages.taken_percent);
  });

  it("of all sessions", async () => {
    expect(shown(await actualOf(percent(sumOf("points"), sumOf("most_points")), trainee))).toBe(
      percentages.all_percent,
    );
  });

  it("that can still be reached", async () => {
    expect(shown(await maximumPossible(trainee))).toBe(percentages.maximum_possible_percent);
  });
});
