import Link from "next/link";
import { Tag } from "@/components/ui/tag";
import { shownInstant } from "@/lib/dashboards/dates";
import { isOpen } from "@/lib/reviews/appeals/moves";
import type { ListedAppeal } from "@/lib/reviews/appeals/queries";
import { OUTCOME_WORDS, STATE_WORDS, waitingWords } from "@/lib/reviews/appeals/words";

interface AppealListProps {
  appeals: readonly ListedAppeal[];
  timeZone: string;
  /** All are of one KPI, which the page names. */
  ofOneKpi?: boolean;
}

/** What was disputed, where it stands and what came of it, with the answer. */
export function AppealList({ appeals, timeZone, ofOneKpi = false }: AppealListProps) {
  return (
    <ul className="notes">
      {appeals.map((appeal) => (
        <li key={appeal.id}>
          <p>
            <Link href={`/appeals/${appeal.id}`}>
              {ofOneKpi ? "Disputed" : `${appeal.kpiName}, disputed`} on{" "}
              {shownInstant(appeal.submittedAt, timeZone)}
            </Link>{" "}
            <Tag tone={isOpen(appeal) ? "act" : "quiet"}>{STATE_WORDS[appeal.state]}</Tag>
          </p>
          {appeal.outcome && (
            <p className="pre">
              {OUTCOME_WORDS[appeal.outcome]}. {appeal.answeredByName}: “{appeal.answer}”
            </p>
          )}
          {waitingWords(appeal) && <p className="small mute">{waitingWords(appeal)}.</p>}
        </li>
      ))}
    </ul>
  );
}
