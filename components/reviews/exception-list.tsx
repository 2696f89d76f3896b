import { Icon } from "@/components/ui/icon";
import { shownDay } from "@/lib/dashboards/dates";
import { exceptionWords, type WordsContext } from "@/lib/reviews/exception-words";
import type { ReviewException } from "@/lib/reviews/exceptions";

interface ExceptionListProps {
  exceptions: readonly ReviewException[];
  words: WordsContext;
}

/** What is exceptional about one scorecard, each with its figures. */
export function ExceptionList({ exceptions, words }: ExceptionListProps) {
  const context = { before: words.before, dueOn: words.dueOn && shownDay(words.dueOn) };
  if (exceptions.length === 0) {
    return (
      <p className="soft mt3">
        Nothing is exceptional: no big change, guardrail or correction, and enough data.
      </p>
    );
  }
  return (
    <ul className="exceptions">
      {exceptions.map((exception) => {
        const { head, detail } = exceptionWords(exception, context);
        return (
          <li key={`${exception.kind} ${head}`}>
            <Icon name={exception.kind === "sla_breach" ? "shield" : "info"} />
            <span>
              <b>{head}</b> {detail}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
