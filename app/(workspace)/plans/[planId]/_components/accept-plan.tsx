"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { acceptPlanAction } from "@/lib/rewards/plans/actions";
import type { GoalInput, PlanDetail } from "@/lib/rewards/plans/input";

const DAYS = 90;
const DAY_MS = 86_400_000;

/** A recommendation becomes a plan: what is to be done, from when to when, with goals and their days. */
export function AcceptPlan({ plan, today }: { plan: PlanDetail; today: string }) {
  const router = useRouter();
  const end = new Date(Date.parse(today) + DAYS * DAY_MS).toISOString().slice(0, 10);
  const [form, setForm] = useState({
    title: plan.title,
    starts_on: today,
    ends_on: end,
    reason: "",
    goals: [{ goal: `${plan.subject ?? "Overall score"} at ${plan.threshold} or more`, due_on: end }],
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const put = (index: number, goal: GoalInput | null) =>
    change({ goals: form.goals.flatMap((old, at) => (at === index ? (goal ?? []) : old)) });
  const accept = () =>
    startSaving(async () => {
      const result = await acceptPlanAction(plan.id, form);
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      showToast({ message: `The plan is under way, and ${plan.employee} sees it.` });
      router.refresh();
    });
  return (
    <EditorErrors errors={refusal?.errors ?? {}}>
      <RefusalSummary refusal={refusal} />
      <div className="form">
        <Field
          path="title"
          label="What is to be done"
          value={form.title}
          onChange={(title) => change({ title })}
        />
        {form.title !== plan.title && (
          <Field
            path="reason"
            label="Why you changed the recommendation"
            value={form.reason}
            onChange={(reason) => change({ reason })}
          />
        )}
        <div className="two">
          <Field
            path="starts_on"
            label="From"
            day
            value={form.starts_on}
            onChange={(starts_on) => change({ starts_on })}
          />
          <Field
            path="ends_on"
            label="To"
            day
            value={form.ends_on}
            onChange={(ends_on) => change({ ends_on })}
          />
        </div>
        {form.goals.map((goal, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a goal that is typed has no other name than its place.
          <div key={index} className="goal-row">
            <Field
              path={`goals.${index}.goal`}
              label={`Goal ${index + 1}`}
              value={goal.goal}
              onChange={(text) => put(index, { ...goal, goal: text })}
            />
            <Field
              path={`goals.${index}.due_on`}
              label="Due"
              day
              value={goal.due_on}
              onChange={(due_on) => put(index, { ...goal, due_on })}
            />
            {form.goals.length > 1 && (
              <Button size="s" variant="bare" icon="x" iconOnly onClick={() => put(index, null)}>
                Remove goal {index + 1}
              </Button>
            )}
          </div>
        ))}
        <div className="form-end">
          <Button
            icon="plus"
            onClick={() => change({ goals: [...form.goals, { goal: "", due_on: form.ends_on }] })}
          >
            Goal
          </Button>
          <Button variant="main" onClick={accept} unavailable={saving ? "Saving" : undefined}>
            Accept plan
          </Button>
        </div>
      </div>
    </EditorErrors>
  );
}

interface FieldProps {
  path: string;
  label: string;
  value: string;
  day?: boolean;
  onChange: (value: string) => void;
}

function Field({ path, label, value, day, onChange }: FieldProps) {
  return (
    <TextInput
      {...useField(path)}
      label={label}
      type={day ? "date" : "text"}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
