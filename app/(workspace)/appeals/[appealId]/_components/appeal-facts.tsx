import type { ReactNode } from "react";
import { Facts } from "@/components/ui/facts";
import { shownInstant } from "@/lib/dashboards/dates";
import { shownScore, shownValue } from "@/lib/dashboards/format";
import type { AppealScreen } from "@/lib/dashboards/reviews/appeal-screen";
import type { ListedAppeal, ListedAttachment } from "@/lib/reviews/appeals/queries";
import { OUTCOME_WORDS, waitingWords } from "@/lib/reviews/appeals/words";

/** What it is about, where it stands, and what came of it. */
export function AppealFacts({ screen: { appeal, attachments, timeZone } }: { screen: AppealScreen }) {
  const facts: { label: string; value: ReactNode }[] = [
    { label: "Figure when disputed", value: figureWords(appeal) },
    { label: "Records", value: appeal.recordLabels.join(", ") || "The figure as a whole" },
    { label: "Disputed", value: shownInstant(appeal.submittedAt, timeZone) },
  ];
  const waiting = waitingWords(appeal);
  if (waiting) facts.push({ label: "Now", value: waiting });
  if (appeal.outcome)
    facts.push({
      label: "Outcome",
      value: (
        <>
          {OUTCOME_WORDS[appeal.outcome]}
          <span className="under pre">
            {appeal.answeredByName}: “{appeal.answer}”
          </span>
        </>
      ),
    });
  if (attachments.length > 0)
    facts.push({ label: "Files", value: <Files appealId={appeal.id} attachments={attachments} /> });
  return <Facts items={facts} />;
}

function figureWords({ disputedValue, disputedScore, targetType, unit }: ListedAppeal): string {
  const value = disputedValue === null ? "No value" : shownValue(disputedValue, { targetType, unit });
  return `${value}, ${disputedScore === null ? "not scored" : `scored ${shownScore(disputedScore)}`}`;
}

function Files({ appealId, attachments }: { appealId: number; attachments: readonly ListedAttachment[] }) {
  return (
    <ul>
      {attachments.map(({ id, name, byteSize }) => (
        <li key={id}>
          <a href={`/api/appeals/${appealId}/attachments/${id}`} download>
            {name}
          </a>{" "}
          <span className="mute">{Math.max(1, Math.round(byteSize / 1024))} kB</span>
        </li>
      ))}
    </ul>
  );
}
