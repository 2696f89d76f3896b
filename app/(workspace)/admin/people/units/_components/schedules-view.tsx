import { SheetForm } from "@/components/people/sheet-form";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import type { Db } from "@/db/client";
import { deleteWorkScheduleAction, saveWorkScheduleAction } from "@/lib/people/schedules/actions";
import { listWorkSchedules, type WorkSchedule } from "@/lib/people/schedules/queries";
import { formatWindows, weekdayNames, weekdays, weekMinutes } from "@/lib/people/schedules/windows";
import { unitsPath } from "@/lib/people/units/params";

const PATH = unitsPath("schedules");

export async function SchedulesView({ db, edit }: { db: Db; edit: number | "new" | undefined }) {
  const schedules = await listWorkSchedules(db);
  const edited = schedules.find((schedule) => schedule.id === edit);
  return (
    <Section
      id="schedules"
      title="Work schedules"
      note="When work is expected, in local time of the person"
      action={
        <LinkButton size="s" icon="plus" scroll={false} href={`${PATH}&edit=new`}>
          Add a schedule
        </LinkButton>
      }
      first
    >
      <DataTable
        caption="Work schedules by name"
        rows={schedules}
        rowKey={(schedule) => String(schedule.id)}
        columns={[
          { key: "name", head: "Schedule", rowHeader: true, cell: (schedule) => schedule.name },
          { key: "days", head: "Days", cell: (schedule) => shownDays(schedule) },
          {
            key: "hours",
            head: "Hours a week",
            numeric: true,
            phoneLabel: "Hours a week",
            cell: (schedule) => (weekMinutes(schedule.windows) / 60).toFixed(1),
          },
          {
            key: "change",
            head: "Change",
            headHidden: true,
            className: "row-acts",
            cell: (schedule) => (
              <LinkButton
                size="s"
                variant="bare"
                icon="pen"
                iconOnly
                scroll={false}
                href={`${PATH}&edit=${schedule.id}`}
              >
                {`Change ${schedule.name}`}
              </LinkButton>
            ),
          },
        ]}
        empty={
          <Empty title="No schedules yet" icon="clock">
            Expected time, lateness and working time of approvals need one.
          </Empty>
        }
      />
      {(edited || edit === "new") && <ScheduleSheet schedule={edited} key={edited?.id ?? "new"} />}
    </Section>
  );
}

/** Days in a row with the same windows are said once: "Mon to Fri 09:00–17:30". */
function shownDays({ windows }: WorkSchedule): string {
  const groups: { first: string; last: string; text: string }[] = [];
  let previous = "";
  for (const day of weekdays) {
    const text = formatWindows(windows[day]);
    const name = weekdayNames[day].slice(0, 3);
    const open = groups.at(-1);
    if (text !== "" && open && text === previous) open.last = name;
    else if (text !== "") groups.push({ first: name, last: name, text });
    previous = text;
  }
  return (
    groups
      .map(({ first, last, text }) => `${first === last ? first : `${first} to ${last}`} ${text}`)
      .join("; ") || "No working day"
  );
}

function ScheduleSheet({ schedule }: { schedule: WorkSchedule | undefined }) {
  return (
    <SheetForm
      title={schedule ? `Change ${schedule.name}` : "Add a schedule"}
      action={saveWorkScheduleAction}
      closeHref={PATH}
      submitLabel={schedule ? "Save schedule" : "Add schedule"}
      aside={
        schedule && (
          <ConfirmButton
            label="Delete"
            variant="bare"
            title={`Delete ${schedule.name}?`}
            confirmLabel="Delete schedule"
            action={deleteWorkScheduleAction}
            fields={{ schedule_id: String(schedule.id) }}
          >
            Only a schedule that no unit and no person has can be deleted.
          </ConfirmButton>
        )
      }
    >
      <input type="hidden" name="schedule_id" value={schedule?.id ?? ""} />
      <TextInput name="name" label="Name" defaultValue={schedule?.name} autoComplete="off" />
      <p className="soft">Several windows with a comma: 09:00-12:30, 13:00-17:30. Blank: a free day.</p>
      <div className="two">
        {weekdays.map((day) => (
          <TextInput
            key={day}
            name={day}
            label={weekdayNames[day]}
            defaultValue={schedule ? formatWindows(schedule.windows[day]) : ""}
            autoComplete="off"
          />
        ))}
      </div>
    </SheetForm>
  );
}
