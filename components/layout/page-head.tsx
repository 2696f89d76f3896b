import { Children, type ReactNode } from "react";

interface PageHeadProps {
  title: ReactNode;
  /** Facts under the title, parted by dots. */
  sub?: ReactNode[];
  actions?: ReactNode;
  /** Plain words and tags: at the right, or beside the facts where that place is taken by actions. */
  meta?: ReactNode;
}

export function PageHead({ title, sub = [], actions, meta }: PageHeadProps) {
  const facts = Children.map(sub.filter(Boolean), (fact) => <span>{fact}</span>) ?? [];
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        <div className="under-title">
          {facts.length > 0 && <p className="sub dotted">{facts}</p>}
          {actions && meta && <div className="meta">{meta}</div>}
        </div>
      </div>
      {meta && !actions && <div className="meta">{meta}</div>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
