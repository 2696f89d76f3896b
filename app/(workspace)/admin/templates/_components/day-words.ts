const day = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "1 Dec 2026" for YYYY-MM-DD. */
export const dayWords = (text: string) => day.format(new Date(`${text}T00:00:00Z`));
