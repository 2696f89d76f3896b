import { isDay } from "../fields";

/** Reads holidays as typed, one a line: `2026-12-25 Christmas Day`. Returns the first line that cannot be read instead. */
export function parseHolidays(
  text: string,
): { ok: true; holidays: { date: string; name: string }[] } | { ok: false; line: string } {
  const holidays: { date: string; name: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === "") continue;
    const match = /^\s*(\d{4}-\d\d-\d\d)[\s,;]+(.+?)\s*$/.exec(line);
    if (!match?.[1] || !match[2] || !isDay(match[1])) return { ok: false, line: line.trim() };
    holidays.push({ date: match[1], name: match[2] });
  }
  return { ok: true, holidays };
}

export const formatHolidays = (holidays: readonly { date: string; name: string }[]) =>
  holidays.map(({ date, name }) => `${date} ${name}`).join("\n");
