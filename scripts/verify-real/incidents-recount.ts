import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { mean, median } from "./figures";

interface Incident {
  version: number;
  madeSla: boolean;
  reopened: boolean;
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
  /** Calendar years in which incidents were opened, first and last. */
  firstYear: number;
  lastYear: number;
  resolvers: string[];
  /** Of one resolver, or of all incidents when null. */
  figures(resolver: string | null): IncidentFigures;
}

/** Keeps the last state of every incident (highest sys_mod_count) and counts, by none of the product's code. */
export function recountIncidents(file: string): IncidentsRecount {
  const content = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(content) : content).toString("utf8");
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const last = new Map<string, Incident>();
  for (const row of rows) {
    const number = row.number ?? "";
    const version = Number(row.sys_mod_count);
    if ((last.get(number)?.version ?? -1) >= version) continue;
    const opened = instant(row.opened_at);
    const resolved = instant(row.resolved_at);
    last.set(number, {
      version,
      madeSla: row.made_sla === "true",
      reopened: Number(row.reopen_count) > 0,
      resolvedBy: row.resolved_by === "?" ? "" : (row.resolved_by ?? "").trim(),
      openedYear: opened === null ? null : new Date(opened).getUTCFullYear(),
      hours: opened !== null && resolved !== null ? (resolved - opened) / 3_600_000 : null,
    });
  }
  const incidents = [...last.values()];
  const years = incidents.flatMap(({ openedYear }) => (openedYear === null ? [] : [openedYear]));
  return {
    rows: rows.length,
    firstYear: Math.min(...years),
    lastYear: Math.max(...years),
    resolvers: [...new Set(incidents.map((incident) => incident.resolvedBy))].filter(Boolean),
    figures(resolver) {
      const of =
        resolver === null ? incidents : incidents.filter((incident) => incident.resolvedBy === resolver);
      const hours = of.flatMap((incident) => (incident.hours === null ? [] : [incident.hours]));
      return {
        incidents: of.length,
        madeSla: of.filter((incident) => incident.madeSla).length,
        reopened: of.filter((incident) => incident.reopened).length,
        resolved: hours.length,
        meanHours: mean(hours),
        medianHours: median(hours),
      };
    },
  };
}

/** "29/2/2016 01:16" read as UTC, or null for "?". */
function instant(cell: string | undefined): number | null {
  const parts = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+)$/.exec(cell ?? "");
  if (!parts) return null;
  const [day = 0, month = 1, year = 0, hour = 0, minute = 0] = parts.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute);
}
