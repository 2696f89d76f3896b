import { expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { reasonOf } from "./reason";

const statement = `Failed query: INSERT INTO employees VALUES ($1)\nparams: Ann Secret,${"1,".repeat(10_000)}`;

it.each<[string, unknown, string]>([
  ["a refusal", new AppError("conflict", "October is final."), "October is final."],
  [
    "a rule that cannot be scored",
    new RangeError("The target must be above 0"),
    "The target must be above 0",
  ],
  [
    "a failed statement, by what the database said, without the values it was given",
    new Error(statement, { cause: new Error("deadlock detected") }),
    "It stopped on an error, which has been logged: deadlock detected",
  ],
  [
    "a failed statement without a cause",
    new Error(statement),
    expect.not.stringContaining("Secret") as string,
  ],
  ["something long", new Error("x".repeat(5_000)), expect.stringMatching(/^.{200,400}…$/) as string],
  ["what is no error", "gone", "It stopped on an error, which has been logged: gone"],
])("says why, for %s", (_, error, reason) => {
  expect(reasonOf(error)).toEqual(reason);
});
