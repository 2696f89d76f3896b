import { z } from "zod";
import { idNumber } from "@/lib/zod-fields";

const id = idNumber.optional().catch(undefined);
const sortable = ["name", "employee_number", "unit", "job_role", "hired_on"];

/** What the address of the people screen says; anything unknown is ignored. */
export const peopleParams = z.object({
  q: z.string().trim().max(200).optional().catch(undefined),
  unit: id,
  role: id,
  manager: id,
  status: z.enum(["employed", "left", "all"]).default("employed").catch("employed"),
  sort: z
    .string()
    .refine((sort) => sortable.includes(sort.replace(/^-/, "")))
    .default("name")
    .catch("name"),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});

export type PeopleParams = z.output<typeof peopleParams>;

/** The parameters that differ from what is shown without any. */
export const peopleAddress = (params: PeopleParams): Record<string, string | undefined> => ({
  q: params.q || undefined,
  unit: params.unit?.toString(),
  role: params.role?.toString(),
  manager: params.manager?.toString(),
  status: params.status === "employed" ? undefined : params.status,
  sort: params.sort === "name" ? undefined : params.sort,
  page: params.page === 1 ? undefined : String(params.page),
});
