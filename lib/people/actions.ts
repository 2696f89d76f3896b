"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { addAlias, removeAlias } from "./aliases/mutations";
import { idField } from "./fields";
import {
  aliasInput,
  createEmployeeInput,
  endReportingLineInput,
  leaveInput,
  positionInput,
  reportingLineInput,
  updateEmployeeInput,
} from "./input";
import { createEmployee, endEmployment, updateEmployee } from "./mutations";
import { changePosition } from "./positions/mutations";
import { changeReporting, endReportingLine } from "./reporting/mutations";

const person = z.object({ employee_id: idField });
const refresh = () => revalidatePath("/admin/people", "layout");

export async function createEmployeeAction(_: FormState, form: FormData): Promise<FormState> {
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const aliases = (values.aliases ?? "").split(/[\n;]/).filter((alias) => alias.trim() !== "");
  const result = await runAction(createEmployeeInput, { ...values, aliases }, createEmployee);
  if (!result.ok) return { ...result, values };
  refresh();
  redirect(`/admin/people/${result.value.employeeId}`);
}

export async function updateEmployeeAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(person.and(updateEmployeeInput), form, async (ctx, input) => {
    const { changed } = await updateEmployee(ctx, { employeeId: input.employee_id, change: input });
    return { message: changed ? "Saved." : "Nothing was different." };
  });
  refresh();
  return state;
}

export async function endEmploymentAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(person.and(leaveInput), form, async (ctx, input) => {
    await endEmployment(ctx, { employeeId: input.employee_id, leave: input });
    return { message: `Last day: ${input.left_on}.` };
  });
  refresh();
  return state;
}

export async function addAliasAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(person.and(aliasInput), form, async (ctx, input) => {
    await addAlias(ctx, { employeeId: input.employee_id, alias: input.alias });
    return { message: `“${input.alias}” now means this person.` };
  });
  refresh();
  return state;
}

export async function removeAliasAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(person.and(aliasInput), form, async (ctx, input) => {
    await removeAlias(ctx, { employeeId: input.employee_id, alias: input.alias });
    return { message: `“${input.alias}” is removed.` };
  });
  refresh();
  return state;
}

export async function changePositionAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(person.and(positionInput), form, async (ctx, input) => {
    const { changed } = await changePosition(ctx, {
      employeeId: input.employee_id,
      orgUnitId: input.org_unit_id,
      jobRoleId: input.job_role_id,
      from: input.effective_from,
    });
    return { message: changed ? "Position changed." : "That position holds already." };
  });
  refresh();
  return state;
}

export async function changeReportingAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(person.and(reportingLineInput), form, async (ctx, input) => {
    const { changed } = await changeReporting(ctx, { employeeId: input.employee_id, line: input });
    return { message: changed ? "Reporting line changed." : "That line holds already." };
  });
  refresh();
  return state;
}

export async function endReportingLineAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(person.and(endReportingLineInput), form, async (ctx, input) => {
    const { employee_id: employeeId, line_id: lineId, effective_to: on } = input;
    await endReportingLine(ctx, { employeeId, lineId, on });
    return { message: "The line has ended." };
  });
  refresh();
  return state;
}
