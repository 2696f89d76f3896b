import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import type { FirstStep } from "@/lib/dashboards/first-steps";

/** What a new installation still needs; nothing once everything is done. */
export function FirstSteps({ steps }: { steps: readonly FirstStep[] | null }) {
  if (!steps) return null;
  const open = steps.filter(({ done }) => !done);
  return (
    <Section
      id="first-steps"
      title="First steps"
      note="Until the first scorecards are there"
      aside={`${steps.length - open.length} of ${steps.length} done`}
      first
    >
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.key}>
            <Icon name={step.done ? "check" : "to"} />
            <div className={step.done ? "done" : undefined}>
              {step.title}
              {!step.done && <span className="under">{step.note}</span>}
            </div>
            <StepEnd step={step} isNext={step === open.find(({ mayDo }) => mayDo)} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** One main action: the next step that the viewer may do. */
function StepEnd({ step, isNext }: { step: FirstStep; isNext: boolean }) {
  if (step.done) return <Tag tone="quiet">Done</Tag>;
  if (!step.mayDo) return <span className="mute">An administrator does this</span>;
  return (
    <LinkButton variant={isNext ? "main" : undefined} href={step.href}>
      {step.action}
    </LinkButton>
  );
}
