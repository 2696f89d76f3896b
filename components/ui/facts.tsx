import { Fragment, type ReactNode } from "react";

interface Fact {
  label: string;
  value: ReactNode;
}

/** Small facts beside a text, values in line on the left. */
export function Facts({ items }: { items: Fact[] }) {
  return <FactList className="facts" items={items} />;
}

/** Figures with their names, values on the right edge. */
export function KeyValues({ items }: { items: Fact[] }) {
  return <FactList className="kv" items={items} />;
}

function FactList({ className, items }: { className: string; items: Fact[] }) {
  return (
    <dl className={className}>
      {items.map((item) => (
        <Fragment key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
