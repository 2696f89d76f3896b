import type { Db } from "@/db/client";
import { conflict } from "@/lib/errors";
import type { Policy } from "./input";
import { listPolicies } from "./queries";

/**
 * Two policies in force may not be for exactly the same role and unit and the same periods: nobody could say which one
 * pays those people. Throws "conflict" that names the other.
 */
export async function refusePolicyOverlap(
  db: Db,
  claim: Pick<Policy, "frequency" | "mappings"> & { policyId: number },
): Promise<void> {
  const others = (await listPolicies(db)).filter(
    ({ id, is_active, frequency, versions }) =>
      id !== claim.policyId &&
      is_active &&
      frequency === claim.frequency &&
      versions.some(({ status, effective_to }) => status === "active" && effective_to === null),
  );
  const rival = others.find(({ mappings }) =>
    mappings.some((theirs) =>
      claim.mappings.some(
        (ours) => ours.job_role_id === theirs.job_role_id && ours.org_unit_id === theirs.org_unit_id,
      ),
    ),
  );
  if (!rival) return;
  throw conflict(
    `${rival.name} is for the same people in the same periods. Change whom one of the two is for, or deactivate one.`,
  );
}
