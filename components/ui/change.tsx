import type { ReactNode } from "react";
import { Icon } from "./icon";

/** Both values of a change. */
export function Change({ from, to }: { from: ReactNode; to: ReactNode }) {
  return (
    <span className="nowrap">
      {from} <Icon name="to" size="s" />
      <span className="sr"> to </span> {to}
    </span>
  );
}
