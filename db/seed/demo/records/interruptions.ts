import { type DemoMonth, instantOf, isoInstant, weekday } from "../calendar";
import { UNITS } from "../company";
import { type DemoFile, type DemoRow, demoFile } from "../csv-text";
import type { OwnSource } from "../own-source";
import { randomOf } from "../random";
import { outageSeason } from "../stories";
import type { DemoWorld } from "../world";
import { OUTAGE_TITLES } from "./words";

const HEADINGS = [
  "interruption_number",
  "service",
  "what_happened",
  "responsible_team",
  "started_at",
  "minutes_down",
] as const;
const [number, service, happened, team, startedAt, minutes] = HEADINGS;

/** Interruptions of services, each the business of a team rather than of one engineer: a source of the company's own. */
export const INTERRUPTIONS: OwnSource = {
  slug: "service_interruptions",
  input: {
    name: "Service interruptions",
    description: "When customers noticed that a service was down, and which team looks after it.",
    record_noun: "interruption",
    columns: [
      { header: number, label: "Interruption", data_type: "text", roles: ["key"] },
      { header: service, label: "Service", data_type: "text" },
      { header: happened, label: "What happened", data_type: "text", roles: ["title"] },
      { header: team, label: "Responsible team", data_type: "text", roles: ["team"] },
      { header: startedAt, label: "Started at", data_type: "timestamp", roles: ["time"] },
      { header: minutes, label: "Minutes down", data_type: "decimal", roles: ["measure"] },
    ],
  },
};

/** Some six a month and team, more in the storms of winter; now and then one is the whole department's. */
export function interruptionFile(world: DemoWorld): DemoFile {
  const teams = UNITS.filter(({ parent }) => parent === "NOC");
  const interruptions = world.months
    .flatMap((month) => teams.flatMap(({ name }) => [...interruptionsOf(name, month)]))
    .filter(({ at }) => at < world.until)
    .sort((a, b) => a.at - b.at);
  const rows = interruptions.map(({ cells }, at) => [`SI-${301 + at}`, ...cells]);
  return demoFile(INTERRUPTIONS.slug, { headings: [...HEADINGS], rows });
}

function* interruptionsOf(name: string, month: DemoMonth): Generator<{ at: number; cells: DemoRow }> {
  const random = randomOf("interruptions", name, month.index);
  const count = Math.round(6 * outageSeason(month.monthOfYear) + random.normal(0, 1));
  for (let n = 0; n < count; n++) {
    const day = random.whole(month.firstDay, month.endDay - 1);
    const at = instantOf(day, random.whole(6 * 60, weekday(day) < 5 ? 22 * 60 : 18 * 60));
    const [service, title] = random.pick(OUTAGE_TITLES);
    const owner = random.chance(0.12) ? "Network operations" : name;
    yield {
      at,
      cells: [service, title, owner, isoInstant(at), Math.round(Math.max(2, random.skewed(34, 0.6)))],
    };
  }
}
