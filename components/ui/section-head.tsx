import type { ReactNode } from "react";

interface SectionHeadProps {
  id: string;
  title: ReactNode;
  /** A few words right beside the title. */
  note?: ReactNode;
  /** A few words at the right edge. */
  aside?: ReactNode;
  /** A link, buttons or a segment at the right edge. */
  action?: ReactNode;
}

export function SectionHead({ id, title, note, aside, action }: SectionHeadProps) {
  const heading = <h2 id={id}>{title}</h2>;
  return (
    <div className="section-head">
      {note ? (
        <div>
          {heading}
          <p>{note}</p>
        </div>
      ) : (
        heading
      )}
      {aside && <p>{aside}</p>}
      {action}
    </div>
  );
}

/** A block of a page under its heading. `first` right below the page head. */
export function Section({
  children,
  first,
  ...head
}: SectionHeadProps & { children: ReactNode; first?: boolean }) {
  return (
    <section className={first ? undefined : "section"} aria-labelledby={head.id}>
      <SectionHead {...head} />
      {children}
    </section>
  );
}
