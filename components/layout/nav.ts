import type { IconName } from "@/components/ui/icon";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** How many wait there; nothing is shown for 0. */
  count?: number;
}

export interface NavGroup {
  label?: string;
  items: NavItem[];
}

/** The one href a path belongs to: the longest that is the path or a folder above it. */
export function activeHref(pathname: string, hrefs: readonly string[]): string | undefined {
  return hrefs
    .filter((href) => pathname === href || pathname.startsWith(href === "/" ? "/" : `${href}/`))
    .sort((a, b) => b.length - a.length)[0];
}
