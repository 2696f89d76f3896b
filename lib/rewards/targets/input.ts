import { z } from "zod";
import { dayText, idNumber } from "@/lib/zod-fields";

/** Up to 12 digits before the point and two after it; a decimal comma is not read, it would be a thousand too many. */
const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;

const amountText = z
  .union([z.string().trim(), z.number().transform(String)], { error: "Enter an amount" })
  .refine((text) => AMOUNT.test(text), {
    error: "Enter an amount like 1500 or 1500.50, at most two decimals",
  });

const currencyText = z
  .string({ error: "Enter a currency" })
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, "Enter a currency code of three letters, like EUR");

/** What a full period on target pays, from a day on. An amount of 0 ends it. */
export const targetInput = z.object({
  employee_id: idNumber,
  amount: amountText,
  currency: currencyText,
  effective_from: dayText("Enter a date like 2026-11-01"),
});
export type TargetInput = z.output<typeof targetInput>;

export const targetsFileInput = z.object({
  /** Columns employee, amount, currency and effective_from, in any order. */
  csv: z.string({ error: "Choose a file" }).min(1, "Choose a file").max(5_000_000, "The file is over 5 MB"),
});
export type TargetsFileInput = z.output<typeof targetsFileInput>;

const id = z.number().int();

export const targetResponse = z.object({
  id,
  employee_id: id,
  amount: z.string(),
  currency: z.string(),
  effective_from: z.iso.date(),
  entered_by: z.string(),
  entered_at: z.iso.datetime(),
});
export type BonusTarget = z.output<typeof targetResponse>;
