import { type FieldMapping, mapHeadings, type PeopleField, peopleFields } from "./fields";

/** Headings that other systems use, each as it reads without capitals, spaces and dashes. */
const OTHER_HEADINGS: Partial<Record<PeopleField, string[]>> = {
  employee_number: ["employee_id", "emp_id", "emp_no", "employee_no", "personnel_number", "staff_id", "id"],
  name: ["full_name", "employee_name", "employee", "display_name", "sales_agent", "agent", "person"],
  email: ["e_mail", "mail", "email_address", "work_email", "upn"],
  manager: ["manager_name", "manager_email", "manager_id", "reports_to", "supervisor", "line_manager"],
  unit: ["org_unit", "department", "team", "division", "office", "regional_office", "business_unit"],
  job_role: ["role", "title", "job_title", "position", "job"],
  hired_on: ["hire_date", "hired", "start_date", "date_of_joining", "joined_on"],
  left_on: ["leave_date", "end_date", "termination_date", "last_day", "exit_date"],
  time_zone: ["timezone", "tz"],
  aliases: ["alias", "other_names", "username", "user_name", "login"],
  dotted_manager: ["dotted_line_manager", "secondary_manager", "matrix_manager"],
  effective_from: ["valid_from", "effective_date", "as_of"],
};

/** A first guess which heading feeds which field, for a person to correct. No heading is proposed twice. */
export function proposeMapping(headings: readonly string[]): FieldMapping {
  const mapping: FieldMapping = {};
  const used = new Set<string>();
  for (const field of peopleFields) {
    for (const candidate of [field, ...(OTHER_HEADINGS[field] ?? [])]) {
      const found = headingOf(headings, field, candidate);
      if (found === undefined || used.has(found)) continue;
      mapping[field] = found;
      used.add(found);
      break;
    }
  }
  return mapping;
}

function headingOf(headings: readonly string[], field: PeopleField, wanted: string): string | undefined {
  const mapped = mapHeadings([...headings, "employee_number"], { [field]: wanted });
  const index = mapped.ok ? mapped.columns.get(field) : undefined;
  return index === undefined ? undefined : headings[index];
}
