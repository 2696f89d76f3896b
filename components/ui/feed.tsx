import type { ReactNode } from "react";

export interface FeedItem {
  key: string;
  text: ReactNode;
  /** What it did to a figure. */
  effect?: ReactNode;
  when: string;
  /** ISO, for machines. */
  dateTime?: string;
}

/** What happened, newest first; `dated` puts the day in front, for what is to come. */
export function Feed({ items, dated }: { items: FeedItem[]; dated?: boolean }) {
  return (
    <ol className={dated ? "feed dated" : "feed"}>
      {items.map((item) => {
        const when = (
          <time className="when" dateTime={item.dateTime}>
            {item.when}
          </time>
        );
        return (
          <li key={item.key}>
            {dated && when}
            <span>{item.text}</span>
            {item.effect && <span className="effect">{item.effect}</span>}
            {!dated && when}
          </li>
        );
      })}
    </ol>
  );
}
