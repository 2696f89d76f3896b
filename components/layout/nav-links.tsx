"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import { Icon } from "@/components/ui/icon";
import { activeHref, type NavGroup, type NavItem } from "./nav";

/** The groups of the sidebar; knows which place is open, also after a navigation that keeps the layout. */
export function NavLinks({ groups, label }: { groups: NavGroup[]; label: string }) {
  const active = activeHref(
    usePathname(),
    groups.flatMap((group) => group.items),
  );
  return (
    <nav className="nav" aria-label={label}>
      {groups.map((group) => (
        <Fragment key={group.label ?? group.items[0]?.href}>
          {group.label && (
            <p className="nav-label" aria-hidden="true">
              {group.label}
            </p>
          )}
          <ul aria-label={group.label}>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link href={item.href} aria-current={item.href === active ? "page" : undefined}>
                  <Icon name={item.icon} />
                  {item.label}
                  {item.count ? <span className="count">{item.count}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </nav>
  );
}

/** The four places of the dock. */
export function DockLinks({ items }: { items: NavItem[] }) {
  const active = activeHref(usePathname(), items);
  return items.map((item) => (
    <Link key={item.href} href={item.href} aria-current={item.href === active ? "page" : undefined}>
      <Icon name={item.icon} />
      <span>{item.label}</span>
    </Link>
  ));
}
