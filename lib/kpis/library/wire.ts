import { z } from "zod";
import { kpiUseResponse } from "../responses";
import type { KpiUsage } from "./usage";

const text = z.string();
const id = z.number().int();

/** What the API says of where a KPI is used. */
export const usageResponse = z.object({
  used_in: z.array(kpiUseResponse),
  formulas: z.array(z.object({ kpi_id: id, kpi_name: text })),
  guardrails: z.array(
    z.object({
      template_name: text,
      /** `limits`: it is the guardrail of the other KPI; `limited`: the other is its guardrail. */
      role: z.enum(["limits", "limited"]),
      other_kpi_name: text,
    }),
  ),
  sets: z.array(z.object({ id: text, name: text, version: id, made: z.boolean() })),
  people_count: id,
});

export const usageJson = (usage: KpiUsage): z.input<typeof usageResponse> => ({
  used_in: usage.templates.map(({ templateId, templateName, versions }) => ({
    template_id: templateId,
    template_name: templateName,
    versions,
  })),
  formulas: usage.formulas.map((formula) => ({ kpi_id: formula.id, kpi_name: formula.name })),
  guardrails: usage.guardrails.map(({ templateName, role, otherName }) => ({
    template_name: templateName,
    role,
    other_kpi_name: otherName,
  })),
  sets: usage.sets.map(({ setId, setName, setVersion, made }) => ({
    id: setId,
    name: setName,
    version: setVersion,
    made,
  })),
  people_count: usage.peopleCount,
});
