import { Temporal } from "temporal-polyfill";

const shift = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
export const dayBefore = (day: string): string => shift(day, -1);
/** 9999-12-31 stands for "never": no day is after it. */
export const dayAfter = (day: string): string | null => (day >= "9999-12-31" ? null : shift(day, 1));
