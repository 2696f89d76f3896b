import type { ReactNode } from "react";
import { Toaster } from "@/components/ui/toast";
import { Brand } from "./brand";
import { Dock } from "./dock";
import type { NavGroup, NavItem } from "./nav";
import { NavLinks } from "./nav-links";
import { PersonBlock, type ShellPerson } from "./person-block";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";
import { UnreadProvider } from "./unread";

interface AppShellProps {
  groups: NavGroup[];
  /** Four places for the phone. */
  dock: NavItem[];
  person: ShellPerson;
  theme: Theme;
  /** Notifications that are unread. */
  unread: number;
  signOutHref: string;
  homeHref?: string;
  children: ReactNode;
}

/** What stays while pages change: sidebar, dock, messages. Its children are pages made of `Page`. */
export function AppShell({
  groups,
  dock,
  person,
  theme,
  unread,
  signOutHref,
  homeHref = "/",
  children,
}: AppShellProps) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <div className="app">
        <aside className="side" aria-label="Sidebar">
          <div className="side-in">
            <Brand href={homeHref} />
            <NavLinks groups={groups} label="Main" />
            <div className="side-foot">
              <ThemeSwitch theme={theme} />
              <PersonBlock person={person} signOutHref={signOutHref} />
            </div>
          </div>
        </aside>
        <div className="col">
          <UnreadProvider initial={unread}>{children}</UnreadProvider>
        </div>
      </div>
      <Dock items={dock} groups={groups} person={person} theme={theme} signOutHref={signOutHref} />
      <Toaster />
    </>
  );
}
