"use client";

import { ActionForm } from "@/components/ui/action-form";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { TextInput } from "@/components/ui/text-input";
import { shownDay } from "@/lib/dashboards/dates";
import { addGoalForm, setGoalMetForm } from "@/lib/rewards/plans/actions";
import type { PlanDetail, PlanGoal } from "@/lib/rewards/plans/input";

interface PlanGoalsProps {
  plan: PlanDetail;
  /** The reader may change them. */
  leads: boolean;
  today: string;
}

export function PlanGoals({ plan, leads, today }: PlanGoalsProps) {
  const planId = String(plan.id);
  return (
    <Section id="h-goals" title="Goals" note={`${plan.goals_met} of ${plan.goal_count} met`}>
      <DataTable
        caption="Goals by their day"
        rows={plan.goals}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: "goal", head: "Goal", rowHeader: true, cell: ({ goal }) => goal },
          { key: "due", head: "Due", cell: ({ due_on }) => shownDay(due_on) },
          { key: "state", head: "State", cell: (goal) => <GoalState goal={goal} today={today} /> },
          {
            key: "act",
            head: "Change",
            headHidden: true,
            cell: ({ id, met_at }) =>
              leads && (
                <ActionForm action={setGoalMetForm} className="inline">
                  <input type="hidden" name="plan_id" value={planId} />
                  <input type="hidden" name="goal_id" value={id} />
                  <input type="hidden" name="met" value={met_at ? "" : "yes"} />
                  <SubmitButton size="s" variant={undefined}>
                    {met_at ? "Not met" : "Met"}
                  </SubmitButton>
                </ActionForm>
              ),
          },
        ]}
      />
      {leads && (
        <ActionForm action={addGoalForm} label="Another goal" className="form after-list" resetOnDone>
          <input type="hidden" name="plan_id" value={planId} />
          <div className="two">
            <TextInput name="goal" label="Another goal" />
            <TextInput name="due_on" label="Due" type="date" />
          </div>
          <div className="form-end">
            <SubmitButton variant={undefined} pendingLabel="Adding">
              Add goal
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </Section>
  );
}

function GoalState({ goal: { met_at, met_by, due_on }, today }: { goal: PlanGoal; today: string }) {
  if (met_at) return <Tag tone="quiet">Met, marked by {met_by}</Tag>;
  return due_on < today ? <Tag>Overdue</Tag> : <span className="mute">Open</span>;
}
