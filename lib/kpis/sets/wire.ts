import { z } from "zod";
import { CALCULATION_TYPES, DIRECTIONS, FREQUENCIES, MISSING_POLICIES, TARGET_TYPES } from "@/db/enums";
import { methodInput, targetInput } from "../rule/input";
import type { InstalledSet } from "./mutations";
import type { SetPreview, SetState } from "./queries";
import { kpisOf } from "./types";
import { measureInWords } from "./words";

/** What the API says of ready-made sets. */
const id = z.number().int();
const text = z.string();

const sourceResponse = z.object({
  name: text,
  /** Null: it comes with the set. */
  source_id: id.nullable(),
  record_count: id,
  columns: z.array(text),
});

export const setSummaryResponse = z.object({
  id: text,
  version: id,
  name: text,
  description: text,
  for_whom: text,
  kpi_count: id,
  sources: z.array(sourceResponse),
  /** `template_id` null: the template was deleted, and the set can be installed again. */
  installed: z
    .object({
      version: id,
      template_id: id.nullable(),
      has_versions: z.boolean(),
      installed_at: z.iso.datetime(),
      installed_by: text,
    })
    .nullable(),
});

const kpiResponse = z.object({
  /** What it will be called; `uses_kpi_id` is the KPI of the library that says the same, null where one is made. */
  name: text,
  uses_kpi_id: id.nullable(),
  description: text,
  calculation_type: z.enum(CALCULATION_TYPES),
  measured: text,
  unit: text,
  target_type: z.enum([...TARGET_TYPES, "higher_better", "lower_better", "exact"]),
  direction: z.enum(DIRECTIONS),
  target: targetInput,
  scoring_method: methodInput,
  weight: z.number(),
  missing_policy: z.enum(MISSING_POLICIES),
  min_records: id,
});

export const setResponse = setSummaryResponse.extend({
  frequency: z.enum(FREQUENCIES),
  template_name: text,
  kras: z.array(
    z.object({ name: text, uses_kra_id: id.nullable(), weight: z.number(), kpis: z.array(kpiResponse) }),
  ),
  guardrails: z.array(
    z.object({ primary_kpi: text, guardrail_kpi: text, threshold: z.number(), cap_score: z.number() }),
  ),
});

export const installResponse = z.object({
  set_version: id,
  template_id: id,
  /** True: it was installed, and nothing has changed. */
  was_installed: z.boolean(),
});

export const summaryJson = ({ set, sources, install }: SetState): z.input<typeof setSummaryResponse> => ({
  id: set.id,
  version: set.version,
  name: set.name,
  description: set.description,
  for_whom: set.forWhom,
  kpi_count: kpisOf(set).length,
  sources: sources.map(({ name, id: sourceId, recordCount, part }) => ({
    name,
    source_id: sourceId,
    record_count: recordCount,
    columns: part.columns,
  })),
  installed: install && {
    version: install.setVersion,
    template_id: install.templateId,
    has_versions: install.hasVersions,
    installed_at: install.installedAt.toISOString(),
    installed_by: install.installedByName,
  },
});

export function setJson({ plan, ...state }: SetPreview): z.input<typeof setResponse> {
  const { set } = state;
  return {
    ...summaryJson(state),
    frequency: set.frequency,
    template_name: plan.templateName,
    kras: plan.kras.map(({ part, name, id: kraId }) => ({
      name,
      uses_kra_id: kraId,
      weight: part.weight,
      kpis: plan.kpis
        .filter((kpi) => part.kpis.includes(kpi.part))
        .map(({ part: kpi, name: kpiName, id: kpiId }) => ({
          name: kpiName,
          uses_kpi_id: kpiId,
          description: kpi.description,
          calculation_type: kpi.measure.kind,
          measured: measureInWords(kpi.measure),
          unit: kpi.unit ?? "",
          target_type: kpi.targetType,
          direction: kpi.direction,
          target: kpi.target,
          scoring_method: kpi.curve ?? { kind: "linear" as const },
          weight: kpi.weight,
          missing_policy: kpi.missing ?? "exclude",
          min_records: kpi.minRecords ?? 0,
        })),
    })),
    guardrails: set.guardrails.map(({ primary, guardrail, threshold, cap }) => ({
      primary_kpi: primary,
      guardrail_kpi: guardrail,
      threshold,
      cap_score: cap,
    })),
  };
}

export const installJson = ({ templateId, setVersion, wasInstalled }: InstalledSet) => ({
  set_version: setVersion,
  template_id: templateId,
  was_installed: wasInstalled,
});
