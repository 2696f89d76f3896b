import type { ReceiptProps } from "@/components/scorecard/receipt-props";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import { isOpen } from "@/lib/reviews/appeals/moves";
import { TERMS } from "@/lib/reviews/appeals/terms";
import { AppealList } from "./appeal-list";

/** Where a receipt was disputed, and what came of it. */
export function ReceiptAppeals({ shown: { appeals }, timeZone }: ReceiptProps) {
  if (appeals.length === 0) return null;
  return (
    <Section id="h-appeals" title="Disputed">
      <AppealList appeals={appeals} timeZone={timeZone} ofOneKpi />
    </Section>
  );
}

/** The way to dispute one's own figure, right under how it came about; none while a dispute of it is open. */
export function DisputeOffer({ shown, path, params, canDispute }: ReceiptProps) {
  const { appeals, period } = shown;
  if (!canDispute || appeals.some(isOpen)) return null;
  return (
    <div className="ask">
      <div>
        <p>
          <b>Does something look wrong?</b>
        </p>
        <p className="small soft">
          Say which record or step. Your manager answers within {TERMS.managerDays} working days; if the
          answer is no, you can take it to human resources.
          {period.status === "finalized" &&
            ` ${period.name} is final: its figure stays, and a correction is noted in the open period.`}
        </p>
      </div>
      <LinkButton href={withParams(path, params, { dispute: 1 })} icon="flag" scroll={false}>
        Dispute this figure
      </LinkButton>
    </div>
  );
}
