import type { Ctx } from "@/lib/context";
import { notifyAll } from "@/lib/notifications/notify";
import type { Period } from "../periods/queries";

interface NewlyMissing {
  periodId: number;
  /** Null: nobody's turn, so that human resources see it. */
  managerId: number | null;
  /** YYYY-MM-DD */
  dueOn: string;
}

/** Tells each manager once a period and day which values became missing; `day` is YYYY-MM-DD where the organisation is. */
export async function tellOfMissingEntries(
  ctx: Ctx,
  { added, periods, day }: { added: readonly NewlyMissing[]; periods: readonly Period[]; day: string },
): Promise<void> {
  const groups = new Map<string, NewlyMissing[]>();
  for (const row of added) {
    const key = `${row.periodId} ${row.managerId}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  await notifyAll(
    ctx,
    [...groups.values()].flatMap((rows) => {
      const [first] = rows;
      const period = periods.find(({ id }) => id === first?.periodId);
      if (!first || !period) return [];
      const soonest = rows.map(({ dueOn }) => dueOn).sort()[0] ?? first.dueOn;
      const count = rows.length === 1 ? "A value is" : `${rows.length} values are`;
      return [
        {
          kind: "entries_missing" as const,
          eventKey: `entries:${period.id}:${first.managerId ?? "nobody"}:${day}`,
          title: `${count} to be entered for ${period.name}`,
          body: `Due by ${shownDay(soonest)}.`,
          href: `/entries?period=${period.id}`,
          to: first.managerId === null ? { roles: ["hr" as const] } : { employeeIds: [first.managerId] },
        },
      ];
    }),
  );
}

const shownDay = (day: string) =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00Z`));
