import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { type Choice, withNone } from "./choices";

interface FactFieldsProps {
  schedules: Choice[];
  numberHint?: string;
  person?: {
    employeeNumber: string;
    name: string;
    email: string | null;
    timeZone: string | null;
    workScheduleId: number | null;
    hiredOn: string | null;
    leftOn: string | null;
  };
}

/** What is stored about a person apart from their place. */
export function FactFields({ schedules, numberHint, person }: FactFieldsProps) {
  return (
    <>
      <TextInput name="name" label="Name" defaultValue={person?.name} required autoComplete="off" />
      <TextInput
        name="employee_number"
        label="Employee number"
        hint={numberHint}
        defaultValue={person?.employeeNumber}
        autoComplete="off"
      />
      <TextInput
        name="email"
        label="E-mail"
        type="email"
        defaultValue={person?.email ?? ""}
        autoComplete="off"
      />
      <TextInput name="hired_on" label="First day" type="date" defaultValue={person?.hiredOn ?? ""} />
      {person?.leftOn && (
        <TextInput
          name="left_on"
          label="Last day"
          type="date"
          hint="Blank: still employed"
          defaultValue={person.leftOn}
        />
      )}
      <TextInput
        name="time_zone"
        label="Time zone"
        hint="For example Europe/Berlin. Blank: that of the unit"
        defaultValue={person?.timeZone ?? ""}
      />
      <Select
        name="work_schedule_id"
        label="Work schedule"
        options={withNone("That of the unit", schedules)}
        defaultValue={person?.workScheduleId?.toString() ?? ""}
      />
    </>
  );
}
