import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import { Tag } from "@/components/ui/tag";
import type { ChecklistItem, Checklist as Items } from "@/lib/reviews/finalisation/checklist";

interface ChecklistProps {
  checklist: Items;
  /** Addresses the reader may open. */
  mayOpen: (href: string) => boolean;
}

/** What is looked at before a period becomes final. */
export function Checklist({ checklist, mayOpen }: ChecklistProps) {
  return (
    <ul className="checklist">
      {checklist.items.map((item) => (
        <li key={item.key}>
          <Icon name={item.open === null ? "check" : "warn"} />
          <span>
            <b>{item.title}</b>
            {item.open !== null && <Open item={item} mayOpen={mayOpen} />}
          </span>
          <Tag tone={item.open === null ? "quiet" : undefined}>
            {item.open === null ? "Done" : item.required ? "Required" : "Open"}
          </Tag>
        </li>
      ))}
    </ul>
  );
}

function Open({
  item: { open, href },
  mayOpen,
}: {
  item: ChecklistItem;
  mayOpen: ChecklistProps["mayOpen"];
}) {
  return (
    <span className="under">
      {href && mayOpen(href) ? (
        <Link href={href} prefetch={false}>
          {open}
        </Link>
      ) : (
        open
      )}
    </span>
  );
}
