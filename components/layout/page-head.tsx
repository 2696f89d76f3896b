import { Children, type ReactNode } from "react";

interface PageHeadProps {
  title: ReactNode;
  /** Facts under the title, parted by dots. */
  sub?: ReactNode[];
  actions?: ReactNode;
  /** Plain words and tags at the right, where there is nothing to do. */
  meta?: ReactNode;
}

export function PageHead({ title, sub = [], actions, meta }: PageHeadProps) {
  const facts = Children.map(sub.filter(Boolean), (fact) => <span>{fact}</span>) ?? [];
  return (
    <div className="head">
      <div>
        <h1>{title}</h1>
        {facts.length > 0 && <p className="sub dotted">{facts}</p>}
      </div>
      {meta && <div className="meta">{meta}</div>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
