import { personGroups } from "@/db/schema/people";
import type { WorkCtx } from "@/lib/context";
import { importGroups } from "@/lib/people/groups/import-groups";
import type { Person } from "./people";
import { randomOf } from "./random";
import type { DemoWorld } from "./world";

const AGE_BANDS = ["Under 30", "30 to 44", "45 and over"] as const;

/** Age bands and working time, as HR would enter them from a file; a few people have told neither. */
export async function loadGroups(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  if ((await ctx.db.$count(personGroups)) === 0) {
    const lines = world.people.map((person) => [person.number, ...groupsOf(person)].join(","));
    await importGroups(ctx, { csv: ["employee,Age band,Working time", ...lines, ""].join("\n") });
  }
  return `2 kinds of ${await ctx.db.$count(personGroups)} entries`;
}

/** A team that is behind. */
const BEHIND = "SUP-S";

/** Most who work part time are in the team that is behind: part-time people are flagged, and the reason is their team's. */
function groupsOf({ number, unit }: Person): [string, string] {
  const random = randomOf("groups", number);
  const age = random.chance(0.04) ? "" : random.pick(AGE_BANDS);
  const partTime = random.chance(unit === BEHIND ? 0.75 : 0.07);
  return [age, partTime ? "Part time" : "Full time"];
}
