import type { ReactNode } from "react";

interface WithAsideProps {
  children: ReactNode;
  aside: ReactNode;
  /** Names the column beside, for screen readers. */
  label: string;
}

/** A page with a column beside it; below 1200 px the column follows. Its sections are plain `section`s with an h2. */
export function WithAside({ children, aside, label }: WithAsideProps) {
  return (
    <div className="with-aside">
      <div className="lead">{children}</div>
      {/* biome-ignore lint/a11y/useSemanticElements: an aside inside main would be a landmark inside a landmark. */}
      <div className="aside" role="group" aria-label={label}>
        {aside}
      </div>
    </div>
  );
}
