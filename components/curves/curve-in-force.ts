import type { Kpi } from "@/lib/kpis/definitions/types";
import { toTarget } from "@/lib/kpis/rule/input";
import type { VersionContent } from "@/lib/kpis/templates/input";
import type { TemplateVersion } from "@/lib/kpis/templates/types";
import { curveBeside } from "./curve";

/** How the version in force scores the KPI, where that is not as the draft does. */
export function curveInForce(inForce: TemplateVersion, draft: VersionContent, kpi: Kpi) {
  const [theirs, own] = [ruleIn(inForce, kpi), ruleIn(draft, kpi)];
  if (!theirs || !own || JSON.stringify(theirs) === JSON.stringify(own)) return null;
  const points = curveBeside(theirs, own.target, kpi.direction);
  return points && { points, words: `v${inForce.version}, in force` };
}

function ruleIn({ items, maximum_score }: VersionContent, kpi: Kpi) {
  const item = items.find(({ kpi_id }) => kpi_id === kpi.id);
  return (
    item && {
      method: item.scoring_method_override ?? kpi.scoring_method,
      maximumScore: maximum_score,
      target: item.target_override ? toTarget(item.target_override, kpi.direction) : kpi.target,
    }
  );
}
