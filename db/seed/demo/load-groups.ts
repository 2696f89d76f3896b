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

/** The slower half works part time more often, so that there is a difference to look into. */
function groupsOf({ number, speed, care }: Person): [string, string] {
  const random = randomOf("groups", number);
  const age = random.chance(0.04) ? "" : random.pick(AGE_BANDS);
  const partTime = random.chance(speed + care < 0 ? 0.35 : 0.08);
  return [age, partTime ? "Part time" : "Full time"];
}
