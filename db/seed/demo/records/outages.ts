import { type DemoMonth, instantOf, isoInstant } from "../calendar";
import { type DemoFile, type DemoRow, demoFile, happened } from "../csv-text";
import { daysAtWork, type Person } from "../people";
import { randomOf } from "../random";
import { outageSeason } from "../stories";
import { type DemoWorld, workOf } from "../world";
import { OUTAGE_TITLES } from "./words";

const HEADINGS = [
  "outage_number",
  "title",
  "service",
  "severity",
  "cause",
  "responder",
  "detector",
  "started_at",
  "detected_at",
  "resolved_at",
  "false_positive",
  "downtime_minutes",
  "customers_affected",
];
const MINUTE = 60_000;

/** Monitoring: about one alarm a working day and engineer, fewer in summer. */
export function outageFile(world: DemoWorld): DemoFile {
  const outages = [...workOf(world, "NOC engineer")]
    .flatMap((work) => [...outagesOf(work, world.until)])
    .sort((a, b) => a.at - b.at);
  const rows = outages.map((outage, at) => [`OUT-${9_001 + at}`, ...outage.cells]);
  return demoFile("outages", { headings: HEADINGS, rows });
}

function* outagesOf(
  { person, month }: { person: Person; month: DemoMonth },
  until: number,
): Generator<{ at: number; cells: DemoRow }> {
  const random = randomOf("outages", person.number, month.index);
  const season = outageSeason(month.monthOfYear);
  for (const day of daysAtWork(person, month)) {
    const count = Math.floor(1.15 * season + random.next());
    for (let at = 0; at < count; at++) {
      const started = instantOf(day, Math.floor(random.between(400, 1300)));
      if (started >= until) continue;
      const detected =
        started + Math.round(Math.max(1, random.skewed(17 * (1 - 0.08 * person.care), 0.7))) * MINUTE;
      const downMinutes = Math.round(
        Math.max(4, random.skewed(52 * (1 - 0.09 * person.speed) * Math.sqrt(season), 0.75)),
      );
      const resolved = detected + downMinutes * MINUTE;
      const falseAlarm = random.chance(0.085 - 0.015 * person.care);
      const [service, title] = random.pick(OUTAGE_TITLES);
      const isOver = resolved < until;
      yield {
        at: started,
        cells: [
          title,
          service,
          random.pick(["minor", "minor", "minor", "major", "critical"]),
          falseAlarm
            ? "false alarm"
            : random.pick(["power", "hardware", "configuration", "third party", "capacity"]),
          person.email,
          person.email,
          isoInstant(started),
          happened(detected, until),
          happened(resolved, until),
          falseAlarm,
          isOver && !falseAlarm ? downMinutes : null,
          isOver && !falseAlarm ? Math.round(random.skewed(140, 1.1)) : 0,
        ],
      };
    }
  }
}
