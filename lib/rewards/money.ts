import type { DecimalString } from "@/lib/decimal";
import type { Amounts } from "./totals";

/** "1,234.50 EUR" of an amount with two decimals. */
export const shownMoney = (amount: DecimalString, currency: string): string =>
  `${amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",")}\u00a0${currency}`;

/** Each currency's amount; none where nobody has one. */
export const shownAmounts = (amounts: Amounts): string[] =>
  Object.entries(amounts).map(([currency, amount]) => shownMoney(amount, currency));
