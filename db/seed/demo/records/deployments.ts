import { type DemoMonth, instantOf, isoInstant } from "../calendar";
import { type DemoFile, type DemoRow, demoFile } from "../csv-text";
import { daysAtWork, type Person } from "../people";
import { randomOf } from "../random";
import { type DemoWorld, workOf } from "../world";
import { CHANGES, SERVICES } from "./words";

const HEADINGS = [
  "deployment_number",
  "title",
  "service",
  "environment",
  "engineer",
  "reviewer",
  "committed_at",
  "deployed_at",
  "restored_at",
  "failed",
  "escaped_defects",
  "story_points",
];
const MINUTE = 60_000;

/** Engineering: about one deployment a working day and engineer, reviewed by a colleague of the team. */
export function deploymentFile(world: DemoWorld): DemoFile {
  const deployments = [...workOf(world, "Software engineer")]
    .flatMap((work) => [...deploymentsOf(work, world)])
    .filter((deployment) => deployment.at < world.until)
    .sort((a, b) => a.at - b.at);
  const rows = deployments.map((deployment, at) => [`DEP-${12_001 + at}`, ...deployment.cells]);
  return demoFile("deployments", { headings: HEADINGS, rows });
}

function* deploymentsOf(
  { person, month }: { person: Person; month: DemoMonth },
  { people, until }: DemoWorld,
): Generator<{ at: number; cells: DemoRow }> {
  const random = randomOf("deployments", person.number, month.index);
  const peers = people.filter((peer) => peer.unit === person.unit && peer !== person);
  for (const day of daysAtWork(person, month)) {
    const count = Math.floor(0.98 * (1 + 0.09 * person.speed) + random.next());
    for (let at = 0; at < count; at++) {
      const deployed = instantOf(day, Math.floor(random.between(540, 1020)));
      const leadMinutes = Math.max(25, random.skewed(17 * 60 * (1 - 0.08 * person.speed), 0.8));
      const failed = random.chance(0.066 * Math.exp(-0.35 * person.care));
      const restored = deployed + Math.round(random.skewed(38, 0.7)) * MINUTE;
      const peer = peers[random.whole(0, peers.length - 1)] ?? person;
      const points = random.pick([1, 1, 2, 2, 3, 5]);
      yield {
        at: deployed,
        cells: [
          random.pick(CHANGES),
          random.pick(SERVICES),
          "production",
          person.handle,
          peer.handle,
          isoInstant(deployed - Math.round(leadMinutes) * MINUTE),
          isoInstant(deployed),
          failed && restored < until ? isoInstant(restored) : null,
          failed,
          random.chance(0.075 * Math.exp(-0.35 * person.care)) ? random.whole(1, 2) : 0,
          points,
        ],
      };
    }
  }
}
