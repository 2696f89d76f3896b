import { SheetForm } from "@/components/people/sheet-form";
import { LinkButton } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Db } from "@/db/client";
import { shownDay } from "@/lib/dashboards/dates";
import { deleteHolidayCalendarAction, saveHolidayCalendarAction } from "@/lib/people/calendars/actions";
import { formatHolidays } from "@/lib/people/calendars/holiday-lines";
import { type HolidayCalendar, listHolidayCalendars } from "@/lib/people/calendars/queries";
import { unitsPath } from "@/lib/people/units/params";

const PATH = unitsPath("calendars");

export async function CalendarsView({ db, edit }: { db: Db; edit: number | "new" | undefined }) {
  const calendars = await listHolidayCalendars(db);
  const edited = calendars.find((calendar) => calendar.id === edit);
  return (
    <Section
      id="calendars"
      title="Holiday calendars"
      note="Days on which no work is expected"
      action={
        <LinkButton size="s" icon="plus" scroll={false} href={`${PATH}&edit=new`}>
          Add a calendar
        </LinkButton>
      }
      first
    >
      <DataTable
        caption="Holiday calendars by name"
        rows={calendars}
        rowKey={(calendar) => String(calendar.id)}
        columns={[
          { key: "name", head: "Calendar", rowHeader: true, cell: (calendar) => calendar.name },
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
          {
            key: "change",
            head: "Change",
            headHidden: true,
            className: "row-acts",
            cell: (calendar) => (
              <LinkButton
                size="s"
                variant="bare"
                icon="pen"
                iconOnly
                scroll={false}
                href={`${PATH}&edit=${calendar.id}`}
              >
                {`Change ${calendar.name}`}
              </LinkButton>
            ),
          },
        ]}
        empty={
          <Empty title="No calendars yet" icon="cal">
            A unit has the calendar chosen for it, or that of the nearest unit above.
          </Empty>
        }
      />
      {(edited || edit === "new") && <CalendarSheet calendar={edited} key={edited?.id ?? "new"} />}
    </Section>
  );
}

function CalendarSheet({ calendar }: { calendar: HolidayCalendar | undefined }) {
  return (
    <SheetForm
      title={calendar ? `Change ${calendar.name}` : "Add a calendar"}
      action={saveHolidayCalendarAction}
      closeHref={PATH}
      submitLabel={calendar ? "Save calendar" : "Add calendar"}
      aside={
        calendar && (
          <ConfirmButton
            label="Delete"
            variant="bare"
            title={`Delete ${calendar.name}?`}
            confirmLabel="Delete calendar"
            action={deleteHolidayCalendarAction}
            fields={{ calendar_id: String(calendar.id) }}
          >
            Only a calendar that no unit has can be deleted.
          </ConfirmButton>
        )
      }
    >
      <input type="hidden" name="calendar_id" value={calendar?.id ?? ""} />
      <TextInput name="name" label="Name" defaultValue={calendar?.name} autoComplete="off" />
      <Textarea
        name="holidays"
        label="Holidays"
        rows={14}
        defaultValue={calendar ? formatHolidays(calendar.holidays) : ""}
        hint="One a line: 2026-12-25 Christmas Day"
      />
    </SheetForm>
  );
}
