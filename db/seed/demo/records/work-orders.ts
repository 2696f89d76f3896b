import { afterWork, type DemoMonth, instantOf, isoInstant } from "../calendar";
import { type DemoFile, type DemoRow, demoFile, happened } from "../csv-text";
import { daysAtWork, type Person, placeOf, unitIn } from "../people";
import { randomOf } from "../random";
import { haste, workSeason } from "../stories";
import { type DemoWorld, workOf } from "../world";
import { JOBS, MAINTENANCE, SITES } from "./words";

const HEADINGS = [
  "work_order_number",
  "summary",
  "job_type",
  "status",
  "priority",
  "site",
  "technician",
  "dispatcher",
  "created_at",
  "scheduled_at",
  "arrived_at",
  "completed_at",
  "first_time_fix",
  "repeat_visit",
  "preventive",
  "travel_minutes",
  "work_minutes",
  "parts_cost",
];

interface Job {
  at: number;
  cells: DemoRow;
}

/** Field service: about three jobs a day and technician. */
export function workOrderFile(world: DemoWorld): DemoFile {
  const dispatchers = new Map(
    world.people
      .filter((person) => person.role === "Team lead")
      .map((person) => [person.unit, person.number]),
  );
  const jobs = [...workOf(world, "Field technician")]
    .flatMap((work) => [...jobsOf(work, { until: world.until, dispatchers })])
    .filter((job) => job.at < world.until)
    .sort((a, b) => a.at - b.at);
  const rows = jobs.map((job, at) => [`WO-${58_001 + at}`, ...job.cells]);
  return demoFile("work_orders", { headings: HEADINGS, rows });
}

function* jobsOf(
  { person, month }: { person: Person; month: DemoMonth },
  { until, dispatchers }: { until: number; dispatchers: Map<string, string> },
): Generator<Job> {
  const random = randomOf("jobs", person.number, month.index);
  const unit = unitIn(person, month.index);
  const place = placeOf(unit);
  const rush = haste(person.number, month.index);
  const perDay = 2.85 * (1 + 0.05 * person.speed) * (1 + 0.3 * rush) * workSeason(month.monthOfYear);
  for (const day of daysAtWork(person, month)) {
    const count = Math.max(1, Math.round(random.normal(perDay, 0.7)));
    for (let at = 0; at < count; at++) {
      const scheduled = place.shift[0] + 30 + Math.floor((at * 460) / count);
      const ordered = day - Math.max(1, Math.round(random.skewed(2.8, 0.5)));
      const created = instantOf(ordered, random.whole(480, 1110));
      const arrival = scheduled + Math.round(random.normal(8 - 4 * person.speed, 14));
      const workMinutes = Math.round(random.skewed(62 * (1 - 0.2 * rush), 0.4));
      const preventive = random.chance(0.26 - 0.1 * rush + 0.02 * person.care);
      const [type, summary] = preventive
        ? (["maintenance", random.pick(MAINTENANCE)] as const)
        : random.pick(JOBS);
      const arrived = instantOf(day, Math.max(place.shift[0], arrival));
      const completed = afterWork({ day, minute: Math.max(place.shift[0], arrival) }, workMinutes, place);
      const isDone = completed < until;
      yield {
        at: created,
        cells: [
          summary,
          type,
          isDone ? "done" : "planned",
          random.pick(["normal", "normal", "normal", "high"]),
          random.pick(SITES),
          person.number,
          dispatchers.get(unit) ?? null,
          isoInstant(created),
          isoInstant(instantOf(day, scheduled)),
          happened(arrived, until),
          happened(completed, until),
          isDone ? random.chance(0.87 + 0.025 * person.care - 0.1 * rush) : null,
          isDone ? random.chance(0.05 * Math.exp(-0.3 * person.care) * (1 + 3.4 * rush)) : null,
          preventive,
          isDone ? Math.round(random.skewed(26, 0.45)) : null,
          isDone ? workMinutes : null,
          isDone && !preventive && random.chance(0.4) ? random.skewed(48, 0.8).toFixed(2) : null,
        ],
      };
    }
  }
}
