import type { ReactNode } from "react";
import { SheetForm } from "@/components/people/sheet-form";
import { NumberInput } from "@/components/ui/number-input";
import { Sheet } from "@/components/ui/sheet";
import { TextInput } from "@/components/ui/text-input";
import type { Ctx } from "@/lib/context";
import { editAssignmentForm } from "@/lib/kpis/assignments/actions";
import { listAssignmentVersions } from "@/lib/kpis/assignments/queries";
import type { KpiAssignment } from "@/lib/kpis/assignments/types";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listKras } from "@/lib/kpis/kras/queries";
import { targetInWords } from "@/lib/kpis/rule/words";
import { AssignForm } from "./assign-form";
import { AssignmentHistory } from "./assignment-history";

interface AssignmentSheetProps {
  ctx: Pick<Ctx, "db">;
  person: { id: number; name: string };
  /** "new", or the number of one of `assignments`. */
  goal: string;
  compare: string | undefined;
  assignments: readonly KpiAssignment[];
  hrefOf: (goal?: string) => string;
  today: string;
  mayAssign: boolean;
}

/** The one assignment that the address asks for, or a new one. */
export async function AssignmentSheet(props: AssignmentSheetProps) {
  const { ctx, person, goal, compare, assignments, hrefOf, today, mayAssign } = props;
  const path = hrefOf();
  if (goal === "new" && mayAssign) {
    const [kpis, kras] = [await listAssignableKpis(ctx), await listKras(ctx.db)];
    return (
      <Sheet title="Assign a KPI" note={person.name} closeHref={path}>
        <AssignForm
          kpis={kpis}
          kras={kras.map(({ id, name }) => ({ value: String(id), label: name }))}
          today={today}
          person={person}
          doneHref={path}
        />
      </Sheet>
    );
  }
  const assignment = assignments.find(({ id }) => String(id) === goal);
  if (!assignment) return null;
  const versions = await listAssignmentVersions(ctx.db, assignment.id);
  const history = (
    <AssignmentHistory
      assignment={assignment}
      versions={versions}
      used={null}
      path={hrefOf(goal)}
      compare={compare}
    />
  );
  if (!mayAssign || !assignment.is_active) {
    return (
      <Sheet title={assignment.kpi.name} note={person.name} closeHref={path}>
        {history}
      </Sheet>
    );
  }
  return <EditSheet {...{ person, assignment, path, history }} />;
}

interface EditSheetProps {
  person: { id: number; name: string };
  assignment: KpiAssignment;
  path: string;
  history: ReactNode;
}

function EditSheet({ person, assignment, path, history }: EditSheetProps) {
  const { id, kpi, version, weight, start_date, end_date } = assignment;
  return (
    <SheetForm
      title={kpi.name}
      note={`${person.name}, version ${version}`}
      closeHref={path}
      action={editAssignmentForm}
      submitLabel="Save as a new version"
    >
      <input type="hidden" name="employee_id" value={person.id} />
      <input type="hidden" name="kpi_id" value={kpi.id} />
      <input type="hidden" name="assignment_id" value={id} />
      <input type="hidden" name="version" value={version} />
      <TargetInputs assignment={assignment} />
      <NumberInput
        name="weight"
        label="Own weight"
        unit="%"
        defaultValue={weight ?? ""}
        hint="Blank: the template’s"
      />
      <TextInput name="start_date" label="First day" type="date" defaultValue={start_date} />
      <TextInput name="end_date" label="Last day, if it ends" type="date" defaultValue={end_date ?? ""} />
      <TextInput name="reason" label="Reason, for the record" />
      <h3>Versions</h3>
      {history}
    </SheetForm>
  );
}

function TargetInputs({ assignment: { kpi, target } }: { assignment: KpiAssignment }) {
  const own = targetInWords(kpi.target, kpi.direction, kpi.unit);
  const unit = { unit: kpi.unit || undefined, wideUnit: kpi.unit.length > 2 };
  if (kpi.direction !== "target_band") {
    const value = target && "value" in target ? target.value : "";
    return (
      <NumberInput
        name="target_value"
        label="Own target"
        defaultValue={value}
        hint={`Blank: the template’s, or the KPI’s own, ${own}`}
        {...unit}
      />
    );
  }
  const band = target && !("value" in target) ? target : { low: "", high: "", tolerance: "" };
  return (
    <>
      <NumberInput name="low" label="From" defaultValue={band.low} hint={`Blank: ${own}`} {...unit} />
      <NumberInput name="high" label="To" defaultValue={band.high} {...unit} />
      <NumberInput name="tolerance" label="Tolerance outside" defaultValue={band.tolerance} {...unit} />
    </>
  );
}

/** KPIs in use, as the form offers them. */
export async function listAssignableKpis({ db }: Pick<Ctx, "db">) {
  return (await listKpis(db, { active: true })).map(({ id, name, unit, direction, target }) => ({
    ...{ id, name, unit, direction, targetWords: targetInWords(target, direction, unit) },
  }));
}
