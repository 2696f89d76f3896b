import { choices, unitChoices, withNone } from "@/components/people/choices";
import { FactFields } from "@/components/people/fact-fields";
import { PersonInput } from "@/components/people/person-input";
import { SheetForm } from "@/components/people/sheet-form";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Db } from "@/db/client";
import {
  changePositionAction,
  changeReportingAction,
  endEmploymentAction,
  updateEmployeeAction,
} from "@/lib/people/actions";
import { listJobRoles } from "@/lib/people/job-roles/queries";
import type { PersonChange } from "@/lib/people/profile/params";
import type { Person } from "@/lib/people/profile/queries";
import { personReference } from "@/lib/people/reference";
import { listWorkSchedules } from "@/lib/people/schedules/queries";
import { listUnits } from "@/lib/people/units/queries";

interface ChangeSheetProps {
  db: Db;
  person: Person;
  change: PersonChange;
  path: string;
  /** YYYY-MM-DD where the organisation is. */
  today: string;
}

/** The one change that the address asks for. */
export async function ChangeSheet({ db, person, change, path, today }: ChangeSheetProps) {
  const shared = { note: person.name, closeHref: path };
  const who = <input type="hidden" name="employee_id" value={person.employeeId} />;
  if (change === "facts") {
    const schedules = choices(await listWorkSchedules(db));
    const facts = { ...person, workScheduleId: person.workSchedule?.id ?? null };
    return (
      <SheetForm {...shared} title="Edit facts" action={updateEmployeeAction} submitLabel="Save facts">
        {who}
        <FactFields schedules={schedules} person={facts} />
      </SheetForm>
    );
  }
  if (change === "position") {
    const position = person.positions.find((held) => held.inForce);
    const [units, jobRoles] = await Promise.all([listUnits(db), listJobRoles(db)]);
    return (
      <SheetForm
        {...shared}
        title="Change position"
        action={changePositionAction}
        submitLabel="Change position"
      >
        {who}
        <Select
          name="org_unit_id"
          label="Unit"
          options={withNone("No unit", unitChoices(units))}
          defaultValue={position?.orgUnitId?.toString() ?? ""}
        />
        <Select
          name="job_role_id"
          label="Job role"
          options={withNone("No role", choices(jobRoles))}
          defaultValue={position?.jobRoleId?.toString() ?? ""}
        />
        <FromDay today={today} what="The position in force ends the day before." />
      </SheetForm>
    );
  }
  if (change === "leave") {
    return (
      <SheetForm
        {...shared}
        title="Record leaving"
        action={endEmploymentAction}
        submitLabel="Record last day"
      >
        {who}
        <TextInput
          name="left_on"
          label="Last day"
          type="date"
          defaultValue={person.leftOn ?? today}
          hint="Employed up to and including this day. Scores of earlier periods stay."
        />
        <Textarea name="reason" label="Reason, for the audit log" />
      </SheetForm>
    );
  }
  return (
    <ReportingSheet person={person} kind={change === "dotted" ? "dotted" : "direct"} {...{ path, today }} />
  );
}

function ReportingSheet({
  person,
  kind,
  path,
  today,
}: Omit<ChangeSheetProps, "db" | "change"> & { kind: "direct" | "dotted" }) {
  const line = person.reportingLines.find((held) => held.inForce && held.kind === "direct");
  const manager = line && personReference({ name: line.manager, employeeNumber: line.managerNumber });
  const direct = kind === "direct";
  return (
    <SheetForm
      title={direct ? "Change manager" : "Add dotted line"}
      note={person.name}
      closeHref={path}
      action={changeReportingAction}
      submitLabel={direct ? "Change manager" : "Add line"}
    >
      <input type="hidden" name="employee_id" value={person.employeeId} />
      <input type="hidden" name="kind" value={kind} />
      <PersonInput
        name="manager"
        label="Reports to"
        defaultValue={direct ? manager : undefined}
        hint={
          direct
            ? "Name, number, e-mail or alias. Blank: nobody from that day on"
            : "Name, number, e-mail or alias"
        }
      />
      <FromDay today={today} what={direct ? "The line in force ends the day before." : ""} />
      {!direct && <TextInput name="effective_to" label="No longer from" type="date" hint="Blank: no end" />}
    </SheetForm>
  );
}

function FromDay({ today, what }: { today: string; what: string }) {
  return (
    <TextInput
      name="effective_from"
      label="From"
      type="date"
      defaultValue={today}
      hint={`${what} Blank: from the start, for every period`.trim()}
    />
  );
}
