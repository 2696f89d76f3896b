import type { Frequency } from "@/db/enums";
import type { VersionContent } from "./input";

export interface TemplateMapping {
  job_role_id: number | null;
  org_unit_id: number | null;
}

/** One version without its content. Dates are half-open; a null start of an active version means since ever. */
export interface VersionHead {
  version: number;
  status: "draft" | "active";
  effective_from: string | null;
  effective_to: string | null;
  activated_at: string | null;
  activated_by: string | null;
  updated_at: string;
}

export interface Template {
  id: number;
  name: string;
  description: string;
  frequency: Frequency | null;
  is_active: boolean;
  mappings: TemplateMapping[];
  /** Newest first. */
  versions: VersionHead[];
}

export interface TemplateVersion extends VersionHead, VersionContent {
  id: number;
  template_id: number;
}
