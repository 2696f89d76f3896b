import type { ReceiptProps } from "@/components/scorecard/receipt-props";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import { isOpen } from "@/lib/reviews/appeals/moves";
import { TERMS } from "@/lib/reviews/appeals/terms";
import { AppealList } from "./appeal-list";

/** Where a receipt was disputed, what came of it; and, on one's own, the way to dispute it. */
export function ReceiptAppeals({ shown, timeZone, path, params, canDispute }: ReceiptProps) {
  const { appeals, period } = shown;
  const offers = canDispute && !appeals.some(isOpen);
  return (
    <>
      {appeals.length > 0 && (
        <Section id="h-appeals" title="Disputed">
          <AppealList appeals={appeals} timeZone={timeZone} ofOneKpi />
        </Section>
      )}
      {offers && (
        <div className="ask">
          <div>
            <p>Is something here not as it was?</p>
            <p className="small mute">
              Your manager answers within {TERMS.managerDays} working days; a no can be taken on to human
              resources.
              {period.status === "finalized" &&
                ` ${period.name} is final: its figure stands, and what is set right is noted in the open period.`}
            </p>
          </div>
          <LinkButton href={withParams(path, params, { dispute: 1 })} icon="flag" scroll={false}>
            Dispute this figure
          </LinkButton>
        </div>
      )}
    </>
  );
}
