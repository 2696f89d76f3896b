import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A sentence about the block it stands in; `error` for a refusal that no form made. */
export function Notice({ tone = "info", children }: { tone?: "info" | "error"; children: ReactNode }) {
  if (tone === "error") {
    return (
      <div className="errsum" role="alert">
        <Icon name="warn" />
        <div>{children}</div>
      </div>
    );
  }
  return (
    <p className="note">
      <Icon name="info" />
      <span>{children}</span>
    </p>
  );
}
