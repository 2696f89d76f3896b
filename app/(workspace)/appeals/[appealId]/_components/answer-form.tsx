"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { effectOf, type OverrideBase, readScore } from "@/components/reviews/effect-of";
import { OverrideEffect } from "@/components/reviews/override-effect";
import type { OverrideTarget } from "@/components/reviews/override-target";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { NumberInput } from "@/components/ui/number-input";
import { SegmentRadios } from "@/components/ui/segment";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { AppealOutcome } from "@/db/enums";
import { parseDecimal } from "@/lib/decimal";
import { answerForm } from "@/lib/reviews/appeals/actions";

interface AnswerFormProps {
  id: number;
  version: number;
  person: string;
  outcomes: AppealOutcome[];
  /** What an override is previewed with. */
  override: { version: string; target: OverrideTarget; base: OverrideBase } | null;
}

const CHOICES: Record<AppealOutcome, string> = {
  correction: "Correct the records",
  adjustment: "Correct the records",
  override: "Override",
  no: "It stands",
};
const ASKED: Record<AppealOutcome, string> = {
  correction: "What will be corrected, and by whom",
  adjustment: "What will be corrected, and by whom",
  override: "Reason",
  no: "Why the figure stands",
};
const THEN: Record<AppealOutcome, string> = {
  correction: "The dispute closes once the records give another figure, or when you say what was corrected.",
  adjustment: "What the correction would make of it is noted in the open period.",
  override: "Both scores are kept, with this reason beside them.",
  no: "The person can take a manager’s refusal to human resources, once.",
};

/** What comes of a disputed figure, with the effect of an override in sight before it is saved. */
export function AnswerForm({ id, version, person, outcomes, override }: AnswerFormProps) {
  const router = useRouter();
  const [outcome, setOutcome] = useState<AppealOutcome>(outcomes[0] ?? "no");
  const [score, setScore] = useState("");
  const overriding = outcome === "override" ? override : null;
  const read = overriding ? readScore(score, overriding.base.rule.maximumScore) : null;
  const action: FormAction = async (previous, form) => {
    const state = await answerForm(previous, form);
    // Somebody else may have been faster: the figures come anew, what was typed stays.
    if (!state.ok && Object.keys(state.fieldErrors ?? {}).length === 0) router.refresh();
    return state;
  };
  return (
    <ActionForm action={action} label="Answer">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="field">
        <span className="label">Decision</span>
        <SegmentRadios
          label="Decision"
          name="outcome"
          value={outcome}
          onChange={(value) => setOutcome(outcomes.find((each) => each === value) ?? outcome)}
          options={outcomes.map((value) => ({ value, label: CHOICES[value] }))}
        />
      </div>
      {overriding && (
        <>
          <input type="hidden" name="scorecard_version" value={overriding.version} />
          <NumberInput
            name="new_score"
            label={`New score, 0 to ${parseDecimal(overriding.base.rule.maximumScore).toFixed()}`}
            value={score}
            onChange={(event) => setScore(event.target.value)}
          />
        </>
      )}
      <Textarea name="answer" label={ASKED[outcome]} hint={`${person} reads it. ${THEN[outcome]}`} />
      {overriding && read && (
        <OverrideEffect
          effect={"score" in read ? effectOf(overriding.base, overriding.target, read.score) : null}
        />
      )}
      <div>
        <SubmitButton pendingLabel="Saving">Answer</SubmitButton>
      </div>
    </ActionForm>
  );
}
