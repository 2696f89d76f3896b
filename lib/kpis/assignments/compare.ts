import { changedFields, type FieldChange } from "../versions/changed-fields";
import type { DiffSection } from "../versions/template-diff";
import { diffRows } from "../versions/words";
import type { AssignmentTerms, AssignmentVersion, KpiAssignment } from "./types";

const FIELDS = ["target", "weight", "kra_id", "start_date", "end_date", "is_active"] as const;

/** Two versions of an assignment, field by field. */
export const compareTerms = (before: AssignmentTerms, after: AssignmentTerms): FieldChange[] =>
  changedFields(before, after, FIELDS);

/** The same in words; no section where they say the same. */
export function assignmentDiff(
  from: AssignmentVersion,
  to: AssignmentVersion,
  { kpi, kraName }: Pick<KpiAssignment, "kpi" | "kraName">,
): DiffSection[] {
  const changes = compareTerms(from.terms, to.terms).map(inWords);
  if (changes.length === 0) return [];
  const kra = (id: number) => (id === to.terms.kra_id ? kraName : `KRA ${id}`);
  const rows = diffRows(changes, { direction: kpi.direction, unit: kpi.unit, kra });
  return [
    { title: changes.length === 1 ? "1 difference" : `${changes.length} differences`, state: null, rows },
  ];
}

/** What is null is said in the words of an assignment. */
function inWords(change: FieldChange): FieldChange {
  const say = (value: unknown) => {
    if (change.field === "is_active") return value ? "Counts" : "Taken back";
    if (value !== null) return value;
    return change.field === "end_date" ? "Open" : "As the template says";
  };
  return change.field === "target" ||
    change.field === "weight" ||
    change.field === "end_date" ||
    change.field === "is_active"
    ? { ...change, from: say(change.from), to: say(change.to) }
    : change;
}
