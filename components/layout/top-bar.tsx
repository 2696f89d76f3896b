import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { FindButton } from "./find-button";
import { UnreadBell } from "./unread";

export interface Crumb {
  label: string;
  href?: string;
}

interface TopBarProps {
  crumbs: Crumb[];
  period?: ReactNode;
  search?: boolean;
  homeHref?: string;
}

export function TopBar({ crumbs, period, search = true, homeHref }: TopBarProps) {
  const last = crumbs.length - 1;
  return (
    <header className="bar">
      <Brand href={homeHref} bare />
      <nav className="crumbs" aria-label="You are here">
        <ol>
          {crumbs.map((crumb, index) => (
            <li key={crumb.href ?? crumb.label} aria-current={index === last ? "page" : undefined}>
              {crumb.href && index < last ? <Link href={crumb.href}>{crumb.label}</Link> : crumb.label}
            </li>
          ))}
        </ol>
      </nav>
      <div className="bar-end">
        {search && <FindButton />}
        {period}
        <UnreadBell />
      </div>
    </header>
  );
}
