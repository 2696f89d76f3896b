import { Feed } from "@/components/ui/feed";
import { shownInstant } from "@/lib/dashboards/dates";
import type { AppealScreen } from "@/lib/dashboards/reviews/appeal-screen";
import { EVENT_WORDS, OUTCOME_WORDS } from "@/lib/reviews/appeals/words";

/** Every step, oldest first. */
export function AppealHistory({ screen: { events, timeZone } }: { screen: AppealScreen }) {
  return (
    <Feed
      items={events.map((event) => ({
        key: String(event.id),
        text: (
          <>
            {EVENT_WORDS[event.kind]}
            {event.outcome && `: ${OUTCOME_WORDS[event.outcome].toLowerCase()}`}
            {event.text && <span className="under pre">{event.text}</span>}
          </>
        ),
        effect: event.actorLabel,
        when: shownInstant(event.at, timeZone),
        dateTime: event.at.toISOString(),
      }))}
    />
  );
}
