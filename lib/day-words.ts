/** Days in words, for every area; of what days mean to periods see lib/scoring/periods. */

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** "3 November 2026" of YYYY-MM-DD. */
export const dayName = (day: string): string => inWords(day, (month) => month);

/** "31 Oct 2026" of YYYY-MM-DD. */
export const shortDay = (day: string): string => inWords(day, (month) => month.slice(0, 3));

function inWords(day: string, named: (month: string) => string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${named(MONTHS[Number(month) - 1] ?? "")} ${year}`;
}
