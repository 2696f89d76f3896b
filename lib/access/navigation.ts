import { allows, PAGES, type PagePath } from "./matrix";
import type { Viewer } from "./viewer";

interface Place {
  page: PagePath;
  label: string;
  icon: string;
  /** Only for people who have scores of their own. */
  own?: boolean;
  /** Folders of pages that are reached from here and have no place of their own. */
  also?: readonly string[];
}

/** Every place of the sidebar, once. Who sees which is the matrix's word. */
const GROUPS = [
  {
    items: [
      { page: "/me", label: "My scorecard", icon: "card", own: true },
      { page: "/plans", label: "Plans", icon: "book" },
    ],
  },
  {
    label: "Your team",
    items: [
      { page: "/team", label: "Team", icon: "people" },
      { page: "/reviews", label: "Reviews", icon: "check" },
      { page: "/alerts", label: "Alerts", icon: "flag" },
      { page: "/entries", label: "Entries", icon: "pen" },
    ],
  },
  {
    label: "Organisation",
    items: [
      { page: "/org", label: "Organisation", icon: "org" },
      { page: "/reviews/final", label: "Final periods", icon: "lock" },
      { page: "/calibration", label: "Calibration", icon: "chart" },
      { page: "/bonus", label: "Bonuses", icon: "tag" },
    ],
  },
  {
    label: "Configure",
    items: [
      { page: "/admin/templates", label: "Templates", icon: "layers", also: ["/admin/sets"] },
      { page: "/admin/kpis", label: "KPIs", icon: "target" },
      { page: "/bonus/policies", label: "Bonus policies", icon: "grid" },
      { page: "/admin/plan-rules", label: "Plan rules", icon: "list" },
      { page: "/admin/sources", label: "Sources", icon: "data" },
      { page: "/admin/periods", label: "Periods", icon: "cal", also: ["/admin/runs"] },
      { page: "/admin/people", label: "People", icon: "person" },
      { page: "/admin/imports", label: "Imports", icon: "upload" },
      { page: "/admin/alerts", label: "Alert rules", icon: "rule" },
      { page: "/admin/webhooks", label: "Webhooks", icon: "plug" },
      { page: "/admin/jobs", label: "Jobs", icon: "work" },
      { page: "/admin/audit", label: "Audit log", icon: "shield" },
    ],
  },
  {
    label: "You",
    items: [
      { page: "/inbox", label: "Inbox", icon: "inbox" },
      { page: "/appeals", label: "Appeals", icon: "pin" },
      { page: "/account", label: "Account", icon: "key" },
    ],
  },
] as const satisfies { label?: string; items: readonly Place[] }[];

export type PlaceIcon = (typeof GROUPS)[number]["items"][number]["icon"];

export interface NavigationItem {
  href: PagePath;
  label: string;
  icon: PlaceIcon;
  also?: readonly string[];
}

export interface NavigationGroup {
  label?: string;
  items: NavigationItem[];
}

type Who = Pick<Viewer, "roles" | "employeeId">;

/** The groups a viewer's sidebar shows; empty ones are left out. */
export function navigationFor(viewer: Who): NavigationGroup[] {
  return GROUPS.map((group) => ({
    label: "label" in group ? group.label : undefined,
    items: group.items
      .filter((place: Place) => isOpenTo(viewer, place))
      .map(({ page, label, icon, ...place }) => ({
        ...{ href: page, label, icon },
        ...("also" in place ? { also: place.also } : {}),
      })),
  })).filter((group) => group.items.length > 0);
}

/** The four places under the thumb on a phone: the first of each group, then what follows. */
export function dockFor(viewer: Who): NavigationItem[] {
  const groups = navigationFor(viewer);
  const firsts = groups.flatMap((group) => group.items.slice(0, 1));
  const rest = groups.flatMap((group) => group.items.slice(1));
  const account = firsts.filter((item) => item.href === "/account");
  const chosen = [...firsts.filter((item) => item.href !== "/account"), ...rest, ...account].slice(0, 4);
  // A fifth of a phone's width has no room for "My".
  return chosen.map((item) => (item.href === "/me" ? { ...item, label: "Scorecard" } : item));
}

/** Where "/" leads: executives to the organisation, others to their own scorecard, else to what they look after. */
export function startPage(viewer: Who): PagePath {
  if (viewer.employeeId !== null && !viewer.roles.includes("exec")) return "/me";
  const candidates: PagePath[] = ["/org", "/admin/periods", "/team"];
  return candidates.find((page) => allows(PAGES[page], viewer.roles)) ?? "/account";
}

function isOpenTo(viewer: Who, place: Place): boolean {
  return allows(PAGES[place.page], viewer.roles) && (!place.own || viewer.employeeId !== null);
}
