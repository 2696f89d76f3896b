import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

/** A state in a word or two. `act` when the reader can do something about it. */
export function Tag({
  children,
  icon,
  tone,
}: {
  children: ReactNode;
  icon?: IconName;
  tone?: "act" | "quiet";
}) {
  return (
    <span className={tone ? `tag tag-${tone}` : "tag"}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
