import { NamedList } from "@/components/people/named-list";
import { Empty } from "@/components/ui/empty";
import { TextInput } from "@/components/ui/text-input";
import type { Db } from "@/db/client";
import { deleteWorkScheduleAction, saveWorkScheduleAction } from "@/lib/people/schedules/actions";
import { listWorkSchedules, type WorkSchedule } from "@/lib/people/schedules/queries";
import { formatWindows, weekdayNames, weekdays, weekMinutes } from "@/lib/people/schedules/windows";
import { unitsPath } from "@/lib/people/units/params";

export async function SchedulesView({ db, edit }: { db: Db; edit: number | "new" | undefined }) {
  return (
    <NamedList
      id="schedules"
      title="Work schedules"
      note="When work is expected, in local time of the person"
      noun="schedule"
      rows={await listWorkSchedules(db)}
      columns={[
        { key: "days", head: "Days", cell: (schedule) => shownDays(schedule) },
        {
          key: "hours",
          head: "Hours a week",
          numeric: true,
          phoneLabel: "Hours a week",
          cell: (schedule) => (weekMinutes(schedule.windows) / 60).toFixed(1),
        },
      ]}
      empty={
        <Empty title="No schedules yet" icon="clock">
          Expected hours, lateness and approval times are worked out from it.
        </Empty>
      }
      path={unitsPath("schedules")}
      edit={edit}
      idField="schedule_id"
      save={saveWorkScheduleAction}
      remove={deleteWorkScheduleAction}
      removable="Only a schedule that no unit and no person has can be deleted."
      fields={(schedule) => <WindowFields schedule={schedule} />}
    />
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

function WindowFields({ schedule }: { schedule: WorkSchedule | undefined }) {
  return (
    <>
      <p className="soft">
        Separate several working times with a comma: 09:00-12:30, 13:00-17:30. Leave a day off blank.
      </p>
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
    </>
  );
}
