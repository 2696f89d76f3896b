"use client";

import Link from "next/link";
import { Icon, type IconName } from "./icon";
import { Popover } from "./popover";

interface MenuEntry {
  label: string;
  icon?: IconName;
  note?: string;
}

type MenuItem = MenuEntry & ({ href: string; current?: boolean } | { onSelect: () => void });

interface MenuProps {
  label: string;
  items: MenuItem[];
  icon?: IconName;
  iconOnly?: boolean;
  align?: "start" | "end";
}

/** Several ways on behind one button. */
export function Menu({ label, items, icon, iconOnly, align = "end" }: MenuProps) {
  return (
    <Popover
      label={label}
      align={align}
      triggerClass={iconOnly ? "btn btn-icon btn-bare" : "btn"}
      trigger={
        <>
          {icon && <Icon name={icon} />}
          {!iconOnly && label}
          {!iconOnly && <Icon name="down" size="s" />}
        </>
      }
    >
      <ul>
        {items.map((item) => (
          <li key={item.label}>
            {"href" in item ? (
              <Link href={item.href} aria-current={item.current ? "true" : undefined}>
                <MenuFace {...item} />
              </Link>
            ) : (
              <button type="button" data-closes onClick={item.onSelect}>
                <MenuFace {...item} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </Popover>
  );
}

function MenuFace({ icon, label, note }: MenuEntry) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span>{label}</span>
      {note && <span className="mute">{note}</span>}
    </>
  );
}
