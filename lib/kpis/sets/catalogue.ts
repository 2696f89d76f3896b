import { notFound } from "@/lib/errors";
import { CRM } from "./crm";
import { CUSTOMER_SUPPORT } from "./customer-support";
import { FIELD_SERVICE } from "./field-service";
import { FINANCE } from "./finance";
import { ISP_TICKETING } from "./isp-ticketing";
import { MONITORING } from "./monitoring";
import { OPERATIONS } from "./operations";
import { PROJECTS } from "./projects";
import { SALES } from "./sales";
import type { KpiSet } from "./types";

/** Every ready-made set, in the order of the gallery. */
export const KPI_SETS: readonly KpiSet[] = [
  CUSTOMER_SUPPORT,
  SALES,
  OPERATIONS,
  ISP_TICKETING,
  FIELD_SERVICE,
  MONITORING,
  FINANCE,
  CRM,
  PROJECTS,
];

export const getSet = (id: string): KpiSet | null => KPI_SETS.find((set) => set.id === id) ?? null;

/** Throws AppError "not_found". */
export function requireSet(id: string): KpiSet {
  const set = getSet(id);
  if (!set) throw notFound("This set");
  return set;
}

/** What an installed set is called, also when this version of the product no longer brings it. */
export const setName = (id: string): string => getSet(id)?.name ?? id;
