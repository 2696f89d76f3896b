import Link from "next/link";
import { LinkButton } from "@/components/ui/button";
import { shownDay } from "@/lib/dashboards/dates";
import { exceptionWords, type WordsContext } from "@/lib/reviews/exception-words";
import type { QueueItem } from "@/lib/reviews/queue";
import type { Period } from "@/lib/scoring/periods/queries";

interface ReviewQueueProps {
  items: readonly QueueItem[];
  period: Period;
  words: WordsContext;
}

/** Who needs the reader, and why, most pressing first; each leads to the place to act. */
export function ReviewQueue({ items, period, words }: ReviewQueueProps) {
  const context = { before: words.before, dueOn: words.dueOn && shownDay(words.dueOn) };
  return (
    <ol className="queue">
      {items.map(({ review, exception, more }) => {
        const { head, detail, action } = exceptionWords(exception, context);
        const also = more.map((each) => exceptionWords(each, context).head.replace(/\.$/, ""));
        const href = `/reviews/${period.id}/${review.employeeId}`;
        return (
          <li key={review.employeeId}>
            <span className="name">
              <Link href={href} prefetch={false}>
                {review.name}
              </Link>
            </span>
            <span className="reason">
              <b>{head}</b> {[detail, ...also].filter(Boolean).join(". ")}
            </span>
            <span className="due">{dueWords(period)}</span>
            <LinkButton href={href} size="s" aria-label={`${action}: ${review.name}`}>
              {action}
            </LinkButton>
          </li>
        );
      })}
    </ol>
  );
}

const dueWords = ({ reviewDueOn }: Period) =>
  reviewDueOn ? `By ${shownDay(reviewDueOn).replace(/ \d{4}$/, "")}` : "";
