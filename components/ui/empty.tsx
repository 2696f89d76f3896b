import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface EmptyProps {
  title: string;
  /** What will come here, and when. */
  children?: ReactNode;
  icon?: IconName;
  action?: ReactNode;
  level?: 2 | 3;
}

export function Empty({ title, children, icon = "inbox", action, level = 3 }: EmptyProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="empty">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
