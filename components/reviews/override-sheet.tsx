"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button, LinkButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form-state";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { parseDecimal } from "@/lib/decimal";
import { overrideForm } from "@/lib/reviews/actions";
import type { BonusBase } from "@/lib/rewards/factor-of-scorecard";
import { effectOf, type OverrideBase, readScore, scoredNow } from "./effect-of";
import { OverrideEffect } from "./override-effect";
import type { OverrideTarget } from "./override-target";

interface OverrideSheetProps {
  periodId: number;
  periodName: string;
  employee: { id: number; name: string };
  /** Of the scorecard as the page shows it. */
  version: string;
  base: OverrideBase;
  /** What it would do to the bonus; null: no policy is for this person. */
  bonus: BonusBase | null;
  targets: OverrideTarget[];
  /** The one that is open first. */
  current: string;
  closeHref: string;
}

const FORM = "f-override";

/** Overrides a score while its effect on everything above is seen; both values are kept. */
export function OverrideSheet(props: OverrideSheetProps) {
  const { periodId, periodName, employee, base, targets, closeHref } = props;
  const router = useRouter();
  const [chosen, setChosen] = useState(props.current);
  const [text, setText] = useState("");
  const [revert, setRevert] = useState(false);
  const { version, hasChanged, adopt, refuse } = useSeenVersion(props.version);
  const target = targets.find(({ value }) => value === chosen) ?? targets.at(-1);
  if (!target) return null;
  const { score, computed, isOverridden } = standing(base, target);
  const read = readScore(text, base.rule.maximumScore);
  const shown = revert ? null : "score" in read ? read.score : undefined;
  const action: FormAction = async (previous, data) => {
    const state = await overrideForm(previous, data);
    // Somebody else may have been faster: the figures come anew, what was typed stays.
    if (!state.ok && Object.keys(state.fieldErrors ?? {}).length === 0) refuse();
    return state;
  };
  return (
    <Sheet
      title="Override a score"
      note={`${employee.name}, ${periodName}`}
      closeHref={closeHref}
      footer={
        <>
          <p className="note">
            <span>Both values are kept. {employee.name} sees them with the reason.</span>
          </p>
          <LinkButton href={closeHref} scroll={false}>
            Cancel
          </LinkButton>
          <SubmitButton form={FORM} pendingLabel="Saving">
            {revert ? "Take the override back" : "Save override"}
          </SubmitButton>
        </>
      }
    >
      {hasChanged && (
        <div className="note" role="status">
          <span>
            This scorecard changed while you were writing. What you wrote is still here; the effect below is
            of the figures as they are now.{" "}
            <Button size="s" onClick={adopt}>
              Go on with these figures
            </Button>
          </span>
        </div>
      )}
      <ActionForm action={action} id={FORM} onDone={() => router.push(closeHref, { scroll: false })}>
        <input type="hidden" name="period_id" value={periodId} />
        <input type="hidden" name="employee_id" value={employee.id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="level" value={target.level} />
        <input type="hidden" name="entity_id" value={target.entityId} />
        {revert && <input type="hidden" name="revert" value="1" />}
        <Select
          name="what"
          label="What to override"
          options={targets.map(({ value, label }) => ({ value, label }))}
          value={target.value}
          onChange={(event) => {
            setChosen(event.target.value);
            setRevert(false);
          }}
        />
        <div className="two">
          <NumberInput
            name="now"
            label={isOverridden ? "Counts now" : "Computed"}
            value={shownScore(score)}
            readOnly
          />
          {revert ? (
            <NumberInput name="back" label="Back to computed" value={shownScore(computed)} readOnly />
          ) : (
            <NumberInput
              name="new_score"
              label={`New score, 0 to ${parseDecimal(base.rule.maximumScore).toFixed()}`}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </div>
        {isOverridden && (
          <Button size="s" onClick={() => setRevert(!revert)}>
            {revert ? "Set another score instead" : `Take the override back, to ${shownScore(computed)}`}
          </Button>
        )}
        <Textarea
          name="reason"
          label="Reason"
          hint={`${employee.name} reads this beside both values.`}
          placeholder="What do the records not show?"
        />
        <OverrideEffect
          effect={shown === undefined ? null : effectOf(base, target, shown)}
          bonus={props.bonus}
        />
      </ActionForm>
    </Sheet>
  );
}

/**
 * The version that whoever fills in the form has seen. Figures that change underneath are shown and said; they count as
 * seen only when the person goes on with them, or has been refused because of them.
 */
function useSeenVersion(current: string) {
  const router = useRouter();
  const [version, setVersion] = useState(current);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    if (!isRefused || current === version) return;
    setVersion(current);
    setRefused(false);
  }, [isRefused, current, version]);
  return {
    version,
    hasChanged: version !== current && !isRefused,
    adopt: () => setVersion(current),
    refuse: () => {
      setRefused(true);
      router.refresh();
    },
  };
}

function standing(base: OverrideBase, { level, entityId }: OverrideTarget) {
  const result = scoredNow(base);
  if (level === "overall") {
    return {
      score: result.totalScore,
      computed: result.computedTotalScore,
      isOverridden: base.total !== null,
    };
  }
  const at =
    level === "kpi"
      ? result.kpis.find(({ kpiId }) => kpiId === entityId)
      : result.kras.find(({ kraId }) => kraId === entityId);
  return {
    score: at?.score ?? null,
    computed: at?.computedScore ?? null,
    isOverridden: at?.overridden ?? false,
  };
}

const shownScore = (score: string | null) => (score === null ? "Not scored" : parseDecimal(score).toFixed(1));
