import { Section } from "@/components/ui/section-head";
import type { Remarks } from "@/lib/dashboards/scorecard/scorecard-screen";
import type { Period } from "@/lib/scoring/periods/queries";
import { ChangedSince } from "./changed-since";
import { NoteList } from "./note-list";

interface ReviewRemarksProps extends Remarks {
  period: Period;
  own: boolean;
  timeZone: string;
}

/** What reviewers wrote for the person, and what was corrected after the fact. */
export function ReviewRemarks({ notes, adjustments, period, own, timeZone }: ReviewRemarksProps) {
  return (
    <>
      {notes.length > 0 && (
        <Section id="h-notes" title={own ? "Notes for you" : "Notes for the person"}>
          <NoteList notes={notes} timeZone={timeZone} />
        </Section>
      )}
      <ChangedSince adjustments={adjustments} period={period} />
    </>
  );
}
