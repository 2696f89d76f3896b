import { dateReader, isNothing, isYes, nameKey, numberReader } from "./cells";
import { columnOf } from "./columns";
import { mean, median } from "./figures";
import type { KnownTable } from "./kinds";

interface Incident {
  version: number;
  madeSla: boolean;
  reopened: boolean;
  /** Key of the name; "" when nobody is named. */
  resolvedBy: string;
  hours: number | null;
  openedYear: number | null;
}

export interface IncidentFigures {
  incidents: number;
  madeSla: number;
  reopened: number;
  resolved: number;
  meanHours: number | null;
  medianHours: number | null;
}

export interface IncidentsRecount {
  rows: number;
  incidents: number;
  /** Rows that cannot be read: with other cells than headings, without a number, with dates that are none. */
  unusable: number;
  /** Calendar years in which incidents were opened, first and last. */
  firstYear: number;
  lastYear: number;
  /** As they are named first. */
  resolvers: string[];
  /** Cells that say yes, as they are written. */
  yes: Record<"madeSla" | "reopens", string[]>;
  dateFormats: Record<string, string>;
  /** Of one resolver, or of all incidents when null. */
  figures(resolver: string | null): IncidentFigures;
}

/** Keeps the last state of every incident (its highest version, of equals the first) and counts, by none of the product's code. */
export function recountIncidents(table: KnownTable): IncidentsRecount {
  const cell = (role: string, at: number) => columnOf(table, role)[at] ?? "";
  const readers = datesOf(table);
  const version = versionReader(table);
  const reopens = columnOf(table, "reopens");
  const areCounts = reopens.some((value) => /^\s*\d+\s*$/.test(value));
  const last = new Map<string, Incident>();
  const names = new Map<string, string>();
  let unusable = table.raggedRows;
  for (let at = 0; at < table.rows.length; at++) {
    const number = cell("number", at);
    const opened = readers.opened.read(cell("opened", at));
    const resolved = readers.resolved.read(cell("resolved", at));
    const own = version(cell("version", at)) ?? Number.NEGATIVE_INFINITY;
    if (isNothing(number) || [opened, resolved, own].some((value) => Number.isNaN(value))) {
      unusable++;
      continue;
    }
    const resolver = isNothing(cell("resolver", at)) ? "" : cell("resolver", at);
    if (resolver && !names.has(nameKey(resolver))) names.set(nameKey(resolver), resolver.trim());
    const known = last.get(number);
    if (known && known.version >= own) continue;
    const reopened = cell("reopens", at);
    last.set(number, {
      version: own,
      madeSla: isYes(cell("madeSla", at)),
      reopened: areCounts ? Number(reopened) > 0 : isYes(reopened),
      resolvedBy: nameKey(resolver),
      openedYear: opened === null ? null : new Date(opened).getUTCFullYear(),
      hours: opened !== null && resolved !== null ? (resolved - opened) / 3_600_000 : null,
    });
  }
  const incidents = [...last.values()];
  const years = [
    ...new Set(incidents.flatMap(({ openedYear }) => (openedYear === null ? [] : [openedYear]))),
  ].sort();
  const present = new Set(incidents.map(({ resolvedBy }) => resolvedBy));
  const yesIn = (role: string) => [...new Set(columnOf(table, role))].filter(isYes);
  return {
    rows: table.rows.length + table.raggedRows,
    incidents: incidents.length,
    unusable,
    firstYear: years[0] ?? 1970,
    lastYear: years.at(-1) ?? 1970,
    resolvers: [...names].flatMap(([key, name]) => (present.has(key) ? [name] : [])),
    yes: { madeSla: yesIn("madeSla"), reopens: yesIn("reopens") },
    dateFormats: Object.fromEntries(Object.entries(readers).map(([role, reader]) => [role, reader.format])),
    figures: (resolver) =>
      figuresOf(
        incidents.filter(
          ({ resolvedBy, openedYear }) =>
            openedYear !== null && (resolver === null || resolvedBy === nameKey(resolver)),
        ),
      ),
  };
}

function figuresOf(incidents: readonly Incident[]): IncidentFigures {
  const hours = incidents.flatMap((incident) => (incident.hours === null ? [] : [incident.hours]));
  return {
    incidents: incidents.length,
    madeSla: incidents.filter((incident) => incident.madeSla).length,
    reopened: incidents.filter((incident) => incident.reopened).length,
    resolved: hours.length,
    meanHours: mean(hours),
    medianHours: median(hours),
  };
}

/** One program wrote all dates: those that could be read either way follow the first that could not. */
function datesOf(table: KnownTable) {
  const roles = ["opened", "resolved"] as const;
  const order = roles.map((role) => dateReader(columnOf(table, role))).find(({ sure }) => sure)?.order;
  const [opened, resolved] = roles.map((role) => dateReader(columnOf(table, role), order));
  if (!opened || !resolved) throw new Error("Two columns of dates are needed.");
  return { opened, resolved, version: dateReader(columnOf(table, "version"), order) };
}

/** A number that rises, or the time of the change. */
function versionReader(table: KnownTable): (cell: string) => number | null {
  const cells = columnOf(table, "version");
  const asNumber = numberReader(cells, table.delimiter);
  return cells.some((cell) => Number.isNaN(asNumber.read(cell) ?? 0))
    ? datesOf(table).version.read
    : asNumber.read;
}
