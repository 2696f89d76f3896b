import { NamedList } from "@/components/people/named-list";
import { Empty } from "@/components/ui/empty";
import { Textarea } from "@/components/ui/textarea";
import type { Db } from "@/db/client";
import { shownDay } from "@/lib/dashboards/dates";
import { deleteHolidayCalendarAction, saveHolidayCalendarAction } from "@/lib/people/calendars/actions";
import { formatHolidays } from "@/lib/people/calendars/holiday-lines";
import { listHolidayCalendars } from "@/lib/people/calendars/queries";
import { unitsPath } from "@/lib/people/units/params";

export async function CalendarsView({ db, edit }: { db: Db; edit: number | "new" | undefined }) {
  return (
    <NamedList
      id="calendars"
      title="Holiday calendars"
      note="Days on which no work is expected"
      noun="calendar"
      rows={await listHolidayCalendars(db)}
      columns={[
        {
          key: "days",
          head: "Holidays",
          numeric: true,
          phoneLabel: "Holidays",
          cell: (calendar) => calendar.holidays.length,
        },
        {
          key: "span",
          head: "From first to last",
          cell: ({ holidays }) => {
            const [first, last] = [holidays[0], holidays.at(-1)];
            return first && last ? `${shownDay(first.date)} to ${shownDay(last.date)}` : "No day yet";
          },
        },
      ]}
      empty={
        <Empty title="No calendars yet" icon="cal">
          A unit has the calendar chosen for it, or that of the nearest unit above.
        </Empty>
      }
      path={unitsPath("calendars")}
      edit={edit}
      idField="calendar_id"
      save={saveHolidayCalendarAction}
      remove={deleteHolidayCalendarAction}
      removable="Only a calendar that no unit has can be deleted."
      fields={(calendar) => (
        <Textarea
          name="holidays"
          label="Holidays"
          rows={14}
          defaultValue={calendar ? formatHolidays(calendar.holidays) : ""}
          hint="One per line: 2026-12-25 Christmas Day"
        />
      )}
    />
  );
}
