import Link from "next/link";
import type { ReactNode } from "react";

interface RunProgressProps {
  title: string;
  done: number;
  total: number;
  /** What is counted, how long it may take, and that the page may be left. */
  note?: ReactNode;
  href?: string;
  hrefLabel?: string;
  action?: ReactNode;
}

/** Long work: done of all. It goes on when the page is left. */
export function RunProgress({
  title,
  done,
  total,
  note,
  href,
  hrefLabel = "Details",
  action,
}: RunProgressProps) {
  const words = `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
  return (
    <div className="run" role="status">
      <p>
        <b>{title}</b> <span className="soft">{note ?? `${words}. You can leave this page.`}</span>
      </p>
      {action ??
        (href && (
          <Link className="small" href={href}>
            {hrefLabel}
          </Link>
        ))}
      <progress max={Math.max(total, 1)} value={done} aria-label={title}>
        {words}
      </progress>
    </div>
  );
}
