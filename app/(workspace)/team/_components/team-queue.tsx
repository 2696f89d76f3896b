import { ReviewQueue } from "@/components/reviews/review-queue";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import type { TeamScreen } from "@/lib/dashboards/team/team-screen";
import type { Period } from "@/lib/scoring/periods/queries";

interface TeamQueueProps {
  queue: NonNullable<TeamScreen["shown"]>["queue"];
  period: Period;
}

/** The first of those who need the manager; the reviews hold them all. */
export function TeamQueue({ queue, period }: TeamQueueProps) {
  if (!queue || queue.items.length === 0) return null;
  return (
    <Section
      id="h-queue"
      first
      title="Who needs you"
      action={
        <LinkButton href={`/reviews?period=${period.id}`} size="s">
          {queue.more ? "All reviews" : "Reviews"}
        </LinkButton>
      }
    >
      <ReviewQueue items={queue.items} period={period} words={queue.words} />
    </Section>
  );
}
