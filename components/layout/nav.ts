import type { IconName } from "@/components/ui/icon";

export interface NavItem {
  href: string;
  label: string;
  icon: IconName;
  /** Folders of pages that belong here too. */
  also?: readonly string[];
  /** How many wait there; nothing is shown for 0. */
  count?: number;
}

export interface NavGroup {
  label?: string;
  items: NavItem[];
}

/** The href of the one place a path belongs to: that of the longest folder that is the path or above it. */
export function activeHref(
  pathname: string,
  places: readonly Pick<NavItem, "href" | "also">[],
): string | undefined {
  return places
    .flatMap(({ href, also = [] }) => [href, ...also].map((folder) => ({ folder, href })))
    .filter(({ folder }) => pathname === folder || pathname.startsWith(folder === "/" ? "/" : `${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0]?.href;
}
