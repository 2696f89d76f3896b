import { choices, withNone } from "@/components/people/choices";
import { SheetForm } from "@/components/people/sheet-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { createUnitAction, deleteUnitAction, updateUnitAction } from "@/lib/people/units/actions";
import type { CountedUnit, UnitNode } from "@/lib/people/units/tree";
import { KIND_WORDS } from "./kind-words";

interface UnitSheetProps {
  /** The unit that is changed; undefined adds one. */
  node: UnitNode<CountedUnit> | undefined;
  parent: UnitNode<CountedUnit> | undefined;
  nodes: UnitNode<CountedUnit>[];
  schedules: { id: number; name: string }[];
  calendars: { id: number; name: string }[];
}

const KINDS = Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }));

/** Adds, renames, moves or configures a unit. */
export function UnitSheet({ node, parent, nodes, schedules, calendars }: UnitSheetProps) {
  const unit = node?.unit;
  const parents = nodes.map(({ unit: { id, name }, path }) => ({
    value: String(id),
    label: path.length > 1 ? path.slice(1).join(" / ") : name,
  }));
  const isTop = unit ? unit.parentId === null : nodes.length === 0;
  return (
    <SheetForm
      title={unit ? `Change ${unit.name}` : "Add a unit"}
      note={node && node.path.length > 1 ? node.path.slice(0, -1).join(" / ") : undefined}
      action={unit ? updateUnitAction : createUnitAction}
      closeHref="/admin/people/units"
      submitLabel={unit ? "Save unit" : "Add unit"}
      aside={unit && <DeleteUnit unit={unit} />}
    >
      {unit && <input type="hidden" name="unit_id" value={unit.id} />}
      <TextInput name="name" label="Name" defaultValue={unit?.name} autoComplete="off" />
      {!isTop && (
        <Select
          name="parent_id"
          label="Part of"
          options={parents}
          defaultValue={String(unit?.parentId ?? parent?.unit.id ?? "")}
        />
      )}
      <div className="two">
        <Select
          name="kind"
          label="Kind"
          options={KINDS}
          defaultValue={unit?.kind ?? (isTop ? "company" : "team")}
        />
        <TextInput
          name="code"
          label="Code"
          defaultValue={unit?.code}
          hint={unit ? undefined : "Blank: made from the name"}
          autoComplete="off"
        />
      </div>
      <Select
        name="holiday_calendar_id"
        label="Holiday calendar"
        options={withNone(isTop ? "None" : "That of the unit above", choices(calendars))}
        defaultValue={unit?.holidayCalendarId?.toString() ?? ""}
      />
      <Select
        name="work_schedule_id"
        label="Work schedule"
        options={withNone(isTop ? "None" : "That of the unit above", choices(schedules))}
        defaultValue={unit?.workScheduleId?.toString() ?? ""}
      />
      <TextInput
        name="time_zone"
        label="Time zone"
        defaultValue={unit?.timeZone ?? ""}
        hint={`For example Europe/Berlin. Blank: that of the ${isTop ? "organisation" : "unit above"}`}
      />
    </SheetForm>
  );
}

function DeleteUnit({ unit }: { unit: CountedUnit }) {
  return (
    <ConfirmButton
      label="Delete"
      variant="bare"
      title={`Delete ${unit.name}?`}
      confirmLabel="Delete unit"
      action={deleteUnitAction}
      fields={{ unit_id: String(unit.id) }}
    >
      Only a unit that is empty and always was can be deleted: units of people’s history stay.
    </ConfirmButton>
  );
}
