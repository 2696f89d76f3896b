import { AssignmentHistory } from "@/components/assignments/assignment-history";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import type { ReceiptProps } from "./receipt-props";

/** What is assigned to this person alone, every version of it, and which one counted. */
export function ReceiptOwn({ shown, own: isOwn, path, params, compare }: ReceiptProps) {
  const { own, receipt } = shown;
  if (!own) return null;
  const whose = isOwn ? "you" : receipt.scorecard.employee.name;
  const added = receipt.kpi.own?.isAdded;
  return (
    <Section
      id="assigned"
      title={added ? `Assigned to ${whose}` : `Assigned to ${whose}, instead of what the template says`}
      note={added ? `The template does not hold this KPI; it counts in ${receipt.kra.name}` : undefined}
    >
      <AssignmentHistory
        assignment={own.assignment}
        versions={own.versions}
        used={own.used}
        path={withParams(path, { period: params.period }, {})}
        compare={compare}
      />
    </Section>
  );
}
