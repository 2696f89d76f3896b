import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import type { Db } from "@/db/client";
import { listHolidayCalendars } from "@/lib/people/calendars/queries";
import { listWorkSchedules } from "@/lib/people/schedules/queries";
import { listUnitsWithHeadCounts } from "@/lib/people/units/queries";
import { UnitSheet } from "./unit-sheet";
import { UnitTable } from "./unit-table";

interface UnitsViewProps {
  db: Db;
  onDay: string;
  edit: number | "new" | undefined;
  below: number | undefined;
}

/** The tree of units with head counts, and the unit that is changed or added. */
export async function UnitsView({ db, onDay, edit, below }: UnitsViewProps) {
  const [nodes, schedules, calendars] = await Promise.all([
    listUnitsWithHeadCounts(db, onDay),
    listWorkSchedules(db),
    listHolidayCalendars(db),
  ]);
  const top = nodes[0]?.unit;
  const edited = typeof edit === "number" ? nodes.find(({ unit }) => unit.id === edit) : undefined;
  const addBelow = nodes.find(({ unit }) => unit.id === below) ?? nodes[0];
  const add = (
    <LinkButton
      size="s"
      icon="plus"
      scroll={false}
      href={`/admin/people/units?edit=new${top ? `&below=${top.id}` : ""}`}
    >
      Add a unit
    </LinkButton>
  );
  return (
    <Section
      id="units"
      title="Units"
      note="Calendar and schedule come from the nearest unit above that has one"
      action={add}
      first
    >
      {nodes.length === 0 ? (
        <Empty title="No units yet" icon="org" action={add}>
          The first unit is the company; an import of people makes it and the units it names.
        </Empty>
      ) : (
        <UnitTable nodes={nodes} schedules={schedules} calendars={calendars} />
      )}
      {(edited || edit === "new") && (
        <UnitSheet
          node={edited}
          parent={edit === "new" ? addBelow : undefined}
          nodes={nodes}
          schedules={schedules}
          calendars={calendars}
          key={edited?.unit.id ?? "new"}
        />
      )}
    </Section>
  );
}
