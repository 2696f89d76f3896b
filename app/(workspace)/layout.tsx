import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { parseTheme, THEME_COOKIE } from "@/components/layout/theme";
import { requireAskedPage } from "@/lib/access/current-viewer";
import { dockFor, navigationFor } from "@/lib/access/navigation";
import { personLine } from "@/lib/access/shell";

export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { viewer, scope, ctx } = await requireAskedPage();
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <AppShell
      groups={navigationFor(viewer)}
      dock={dockFor(viewer)}
      person={{ name: viewer.name, role: await personLine(ctx.db, viewer, scope) }}
      theme={theme}
      signOutHref="/sign-out"
    >
      {children}
    </AppShell>
  );
}
