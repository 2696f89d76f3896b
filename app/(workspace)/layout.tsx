import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { parseTheme, THEME_COOKIE } from "@/components/layout/theme";
import { requireAskedPage } from "@/lib/access/current-viewer";
import { dockFor, navigationFor } from "@/lib/access/navigation";
import { personLine } from "@/lib/access/shell";
import { countUnread } from "@/lib/notifications/inbox/queries";
import { countReminders } from "@/lib/scoring/manual/reminders";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { viewer, scope, ctx } = await requireAskedPage();
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const [reminders, unread, role] = await Promise.all([
    countReminders(ctx.db, viewer, scope),
    countUnread(ctx.db, viewer.accountId),
    personLine(ctx.db, viewer, scope),
  ]);
  const groups = navigationFor(viewer).map((group) => ({
    ...group,
    items: group.items.map((item) => (item.href === "/entries" ? { ...item, count: reminders } : item)),
  }));
  return (
    <AppShell
      groups={groups}
      dock={dockFor(viewer)}
      person={{ name: viewer.name, role }}
      theme={theme}
      unread={unread}
      signOutHref="/sign-out"
    >
      {children}
    </AppShell>
  );
}
