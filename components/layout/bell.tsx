import Link from "next/link";
import { Icon } from "@/components/ui/icon";

/** Notifications: how many are unread, and the way to them. */
export function Bell({ count, href }: { count: number; href: string }) {
  return (
    <Link className="btn btn-icon btn-bare bell" href={href} aria-label={`Notifications, ${count} unread`}>
      <Icon name="bell" />
      {count > 0 && <i className="dotmark" aria-hidden="true" />}
    </Link>
  );
}
