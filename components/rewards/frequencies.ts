/** Which periods pay, or are watched by a plan rule. */
export const FREQUENCIES = [
  { value: "monthly", label: "Months" },
  { value: "quarterly", label: "Quarters" },
  { value: "yearly", label: "Years" },
  { value: "weekly", label: "Weeks" },
  { value: "daily", label: "Days" },
  { value: "custom", label: "Spans of days" },
];
