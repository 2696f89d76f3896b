import { z } from "zod";
import type { WorkWindows } from "@/db/schema/people";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const weekdayNames = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
} as const;

const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "Write times like 09:00.");
const dayWindows = z
  .array(z.tuple([clock, clock]))
  .max(6, "At most six windows a day.")
  .superRefine((windows, ctx) => {
    const problem = windowProblem(windows);
    if (problem) ctx.addIssue({ code: "custom", message: problem });
  });

/** Working windows per weekday in local time: in order, none overlapping, a day left out is free. */
export const windowsField = z.object({
  mon: dayWindows.optional(),
  tue: dayWindows.optional(),
  wed: dayWindows.optional(),
  thu: dayWindows.optional(),
  fri: dayWindows.optional(),
  sat: dayWindows.optional(),
  sun: dayWindows.optional(),
});

/** A day of a schedule as typed in a form. */
export const windowsText = z.string().transform((text, ctx): [string, string][] => {
  const parsed = dayWindows.safeParse(parseWindows(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues.find(({ code }) => code === "custom");
  ctx.addIssue({ code: "custom", message: issue?.message ?? "Write it like 09:00-12:30, 13:00-17:30." });
  return z.NEVER;
});

function windowProblem(windows: readonly (readonly [string, string])[]): string | null {
  for (const [index, [start, end]] of windows.entries()) {
    if (start >= end) return `${start} to ${end} ends before it begins.`;
    const before = windows[index - 1];
    if (before && before[1] > start) return `${start} begins before ${before[1]}.`;
  }
  return null;
}

/** Reads what is typed for a day, `09:00-12:30, 13:00-17:30`; blank is a free day. Null when it cannot be read. */
export function parseWindows(text: string): [string, string][] | null {
  const windows: [string, string][] = [];
  for (const part of text.split(/[,;]/)) {
    if (part.trim() === "") continue;
    const match = /^\s*(\d{1,2})(?::(\d\d))?\s*(?:-|–|to)\s*(\d{1,2})(?::(\d\d))?\s*$/.exec(part);
    if (!match) return null;
    const [, startHour = "", startMinute = "00", endHour = "", endMinute = "00"] = match;
    windows.push([
      `${startHour.padStart(2, "0")}:${startMinute}`,
      `${endHour.padStart(2, "0")}:${endMinute}`,
    ]);
  }
  return windows;
}

export const formatWindows = (windows: readonly (readonly [string, string])[] = []) =>
  windows.map(([start, end]) => `${start}–${end}`).join(", ");

/** Working minutes of a week. */
export function weekMinutes(windows: WorkWindows): number {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return Object.values(windows)
    .flat()
    .reduce((sum, [start, end]) => sum + minutes(end) - minutes(start), 0);
}
