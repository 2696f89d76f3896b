import Link from "next/link";
import type { ReactNode } from "react";

export interface Stat {
  label: string;
  value: ReactNode;
  /** Small words after the figure. */
  unit?: ReactNode;
  /** One line that explains it. */
  note?: ReactNode;
  bar?: ReactNode;
  /** What the figure opens. */
  href?: string;
}

/** Up to four figures under a page head. `top` where no rule stands above them. */
export function Stats({ items, top }: { items: Stat[]; top?: boolean }) {
  return (
    <dl className={top ? "stats stats-top" : "stats"}>
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>
            <p className="v">
              {item.href ? (
                <Link className="plain" href={item.href}>
                  {item.value}
                </Link>
              ) : (
                item.value
              )}{" "}
              {item.unit && <small>{item.unit}</small>}
            </p>
            {item.bar}
            {item.note && <p className="x">{item.note}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
