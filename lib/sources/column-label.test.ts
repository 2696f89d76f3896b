import { expect, test } from "vitest";
import { columnLabel } from "./column-label";

test.each([
  ["called_at", "Called at"],
  ["call_id", "Call ID"],
  ["id", "ID"],
  ["minutes", "Minutes"],
  ["first-reply-h", "First reply h"],
  ["Opportunity ID", "Opportunity ID"],
  ["closeValue", "closeValue"],
  ["Größe_cm", "Größe_cm"],
  ["x".repeat(300), `X${"x".repeat(79)}`],
])("the column %s is called %s", (header, label) => expect(columnLabel(header)).toBe(label));
