import { Dec, type DecimalString, parseDecimal } from "@/lib/decimal";
import type { FigureSettings } from "./settings";

/** What a rule looks at, in words: "Total score", "First reply in time". */
export interface Measured {
  kpiName: string | null;
  kpiUnit: string;
}

const NBSP = "\u00a0";

/** "Total score is 61.0, below 70.0": what was found about a person, in a sentence without its full stop. */
export function foundInWords(
  settings: FigureSettings,
  figures: Record<string, DecimalString>,
  measured: Measured,
): string {
  const name = nameOf(settings, measured);
  const shown = (key: string) => figureInWords(figures[key] ?? "0", settings, measured);
  switch (settings.condition) {
    case "threshold":
      return `${name} is ${shown("value")}, ${settings.side} ${shown("limit")}`;
    case "misses": {
      const row = Array.from({ length: settings.periods }, (_, at) => shown(`value_${at + 1}`)).reverse();
      return `${name} was ${settings.side} ${shown("limit")} ${settings.periods} periods in a row: ${row.join(", ")}`;
    }
    case "drop":
      return `${name} fell by ${shown("fell")} to ${shown("value")}, from ${shown("mean")} ${beforeWords(settings.periods)}`;
    case "anomaly":
      return `${name} is ${shown("value")}, where ${shown("median")} is usual (modified z-score ${signed(figures.z ?? "0")}, limit ${figures.limit})`;
  }
}

/** "Total score below 70.0", for lists of rules. */
export function conditionInWords(settings: FigureSettings, measured: Measured): string {
  const name = nameOf(settings, measured);
  const shown = (value: DecimalString) => figureInWords(value, settings, measured);
  switch (settings.condition) {
    case "threshold":
      return `${name} ${settings.side} ${shown(settings.value)}`;
    case "misses":
      return `${name} ${settings.side} ${shown(settings.value)}, ${settings.periods} periods in a row`;
    case "drop":
      return `${name} down by ${shown(settings.points)} or more from ${settings.periods === 1 ? "the period before" : `the mean of the ${settings.periods} periods before`}`;
    case "anomaly":
      return `${name} far ${settings.side === "both" ? "from" : settings.side} what is usual for the person`;
  }
}

/** "3 values are missing, the oldest was due on 5 Nov 2026". */
export function missingInWords(count: number, oldestDueOn: string): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${oldestDueOn}T00:00Z`));
  return count === 1
    ? `A value is missing that was due on ${day}`
    : `${count} values are missing, the oldest was due on ${day}`;
}

const beforeWords = (periods: number) =>
  periods === 1 ? "the period before" : `on average in the ${periods} periods before`;

const nameOf = ({ figure }: FigureSettings, { kpiName }: Measured) =>
  kpiName === null ? "Total score" : figure === "actual" ? kpiName : `Score of ${kpiName}`;

function figureInWords(
  value: DecimalString,
  { figure }: FigureSettings,
  { kpiName, kpiUnit }: Measured,
): string {
  const number = parseDecimal(value);
  if (kpiName === null || figure === "score") return signed(number.toFixed(1));
  const text = signed(number.toDecimalPlaces(2, Dec.ROUND_HALF_UP).toFixed());
  return kpiUnit ? `${text}${NBSP}${kpiUnit}` : text;
}

const signed = (text: string) => text.replace("-", "−");
