export const OF_THE_CLOCK =
  "now, today, tomorrow and yesterday are days and times that change from one run to the next: use :end_date. For the word itself write it as '…'::text";

/** Whether PostgreSQL may take a text for the day and time at which it reads it: "now", "Today 12:00", "yesterday UTC". */
export function isOfTheClock(text: string): boolean {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.some((word) => CLOCK.has(word)) && words.every((word) => CLOCK.has(word) || BESIDE.has(word));
}

const CLOCK = new Set(["now", "today", "tomorrow", "yesterday"]);
const BESIDE = new Set("am pm at ad bc t z utc gmt ut zulu allballs".split(" "));
