import { Icon } from "@/components/ui/icon";
import { Popover } from "@/components/ui/popover";
import type { NavGroup, NavItem } from "./nav";
import { DockLinks, NavLinks } from "./nav-links";
import { PersonBlock, type ShellPerson } from "./person-block";
import type { Theme } from "./theme";
import { ThemeSwitch } from "./theme-switch";

interface DockProps {
  items: NavItem[];
  groups: NavGroup[];
  person: ShellPerson;
  theme: Theme;
  signOutHref: string;
}

/** The phone's way around: four places under the thumb, everything else under More. */
export function Dock({ items, groups, person, theme, signOutHref }: DockProps) {
  return (
    <nav className="dock" aria-label="Main, phone">
      <DockLinks items={items} />
      <Popover
        triggerClass="dock-more"
        trigger={
          <>
            <Icon name="menu" />
            <span>More</span>
          </>
        }
        label="More"
        panelLabel="More places"
        panelClass="menu more"
      >
        <NavLinks groups={groups} label="Everything" />
        <ThemeSwitch theme={theme} />
        <PersonBlock person={person} signOutHref={signOutHref} />
      </Popover>
    </nav>
  );
}
