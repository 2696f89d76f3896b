export type HolidayCountry = "nl" | "ie";

export interface Holiday {
  /** YYYY-MM-DD */
  date: string;
  name: string;
}

export const HOLIDAY_CALENDARS: Record<HolidayCountry, string> = { nl: "Netherlands", ie: "Ireland" };

/** Public holidays of a year, in order of date. */
export function holidaysOf(country: HolidayCountry, year: number): Holiday[] {
  const easter = easterSunday(year);
  const days: [day: number, name: string][] =
    country === "nl"
      ? [
          [day(year, 1, 1), "New Year's Day"],
          [easter + 1, "Easter Monday"],
          [kingsDay(year), "King's Day"],
          [easter + 39, "Ascension Day"],
          [easter + 50, "Whit Monday"],
          [day(year, 12, 25), "Christmas Day"],
          [day(year, 12, 26), "Second day of Christmas"],
        ]
      : [
          [day(year, 1, 1), "New Year's Day"],
          [brigid(year), "Saint Brigid's Day"],
          [day(year, 3, 17), "Saint Patrick's Day"],
          [easter + 1, "Easter Monday"],
          [firstMonday(year, 5), "May Day"],
          [firstMonday(year, 6), "June holiday"],
          [firstMonday(year, 8), "August holiday"],
          [firstMonday(year, 11) - 7, "October holiday"],
          [day(year, 12, 25), "Christmas Day"],
          [day(year, 12, 26), "Saint Stephen's Day"],
        ];
  return days
    .filter(([date], at) => days.findIndex(([other]) => other === date) === at)
    .sort(([a], [b]) => a - b)
    .map(([date, name]) => ({ date: new Date(date * DAY).toISOString().slice(0, 10), name }));
}

const DAY = 86_400_000;
const day = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / DAY;
const weekday = (date: number) => (date + 3) % 7;
const firstMonday = (year: number, month: number) => {
  const first = day(year, month, 1);
  return first + ((7 - weekday(first)) % 7);
};
/** The 27th of April, on a Sunday the day before. */
const kingsDay = (year: number) => day(year, 4, weekday(day(year, 4, 27)) === 6 ? 26 : 27);
/** The first Monday of February, or the 1st when that is a Friday. */
const brigid = (year: number) => (weekday(day(year, 2, 1)) === 4 ? day(year, 2, 1) : firstMonday(year, 2));

/** Gregorian Easter by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}
