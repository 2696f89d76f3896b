import { overrideBase } from "@/components/reviews/override-base";
import { overrideTargets } from "@/components/reviews/override-target";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { AppealScreen } from "@/lib/dashboards/reviews/appeal-screen";
import { correctionForm } from "@/lib/reviews/appeals/actions";
import { AnswerForm } from "./answer-form";

/** What who answers can do: answer, or say what was corrected. */
export function Answering({ screen }: { screen: AppealScreen }) {
  const { appeal, answering, canCorrect } = screen;
  if (answering)
    return (
      <Section
        id="h-answer"
        title="Answer"
        note={appeal.isPeriodFinal && `${appeal.periodName} is final: its figure stands`}
      >
        {answering.whyNot ? (
          <Notice>{answering.whyNot}</Notice>
        ) : (
          <AnswerForm
            id={appeal.id}
            version={appeal.version}
            person={appeal.employeeName}
            outcomes={answering.outcomes}
            override={overrideOf(screen)}
          />
        )}
      </Section>
    );
  if (!canCorrect) return null;
  return (
    <Section
      id="h-corrected"
      title="Say what was corrected"
      note="The dispute also closes by itself once the records give another figure"
    >
      <ActionForm action={correctionForm} label="Say what was corrected">
        <input type="hidden" name="id" value={appeal.id} />
        <input type="hidden" name="version" value={appeal.version} />
        <Textarea name="what" label="What was corrected" hint={`${appeal.employeeName} reads it.`} />
        <div>
          <SubmitButton pendingLabel="Closing">Close</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

function overrideOf({ appeal, answering }: AppealScreen) {
  if (!answering?.override) return null;
  const { version, stored, scorecard } = answering.override;
  const target = overrideTargets(scorecard).find(({ value }) => value === `kpi-${appeal.kpiId}`);
  return target ? { version, target, base: overrideBase(stored, scorecard) } : null;
}
