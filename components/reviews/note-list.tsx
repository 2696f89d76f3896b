import { Tag } from "@/components/ui/tag";
import { shownInstant } from "@/lib/dashboards/dates";
import type { ReviewNote } from "@/lib/reviews/queries";

interface NoteListProps {
  notes: readonly ReviewNote[];
  timeZone: string;
  /** Says of each note of which period it is, and whom it is for. */
  withContext?: boolean;
}

/** Notes as they were written, newest first. */
export function NoteList({ notes, timeZone, withContext }: NoteListProps) {
  return (
    <ol className="notes">
      {notes.map((note) => (
        <li key={note.id}>
          <p className="pre">{note.note}</p>
          <p className="small mute dotted">
            <span>{note.by}</span>
            <time dateTime={note.at.toISOString()}>{shownInstant(note.at, timeZone)}</time>
            {withContext && <span>{note.periodName}</span>}
            {withContext && (
              <Tag tone="quiet">{note.audience === "person" ? "For the person" : "Among reviewers"}</Tag>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
