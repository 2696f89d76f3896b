"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Feed } from "@/components/ui/feed";
import { Section } from "@/components/ui/section-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { shownInstant } from "@/lib/dashboards/dates";
import { checkInForm } from "@/lib/rewards/plans/actions";
import type { PlanDetail } from "@/lib/rewards/plans/input";

interface PlanCheckInsProps {
  plan: PlanDetail;
  /** The plan is under way: more can be noted. */
  writes: boolean;
  timeZone: string;
}

/** What was said along the way, by the person, their manager or HR. */
export function PlanCheckIns({ plan, writes, timeZone }: PlanCheckInsProps) {
  return (
    <Section
      id="h-check-ins"
      title="Check-ins"
      note="Read by the person, their managers and HR; cannot be edited afterwards"
    >
      {plan.check_ins.length > 0 ? (
        <Feed
          items={plan.check_ins.map(({ id, note, by, at }) => ({
            key: String(id),
            text: note,
            effect: by,
            when: shownInstant(new Date(at), timeZone),
            dateTime: at,
          }))}
        />
      ) : (
        <p className="soft">None yet.</p>
      )}
      {writes && (
        <ActionForm action={checkInForm} label="Check-in" className="form after-list" resetOnDone>
          <input type="hidden" name="plan_id" value={plan.id} />
          <Textarea name="note" label="What was said" />
          <div className="form-end">
            <SubmitButton variant={undefined} pendingLabel="Saving">
              Add check-in
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}
