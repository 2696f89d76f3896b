import type { ComponentType, ReactNode } from "react";

/** What rows of the outline are made of: plain at first, sortable once that code has loaded. */
export interface OutlineParts {
  Body: ComponentType<{ kraId: number; isEmpty: boolean; children: ReactNode }>;
  Row: ComponentType<{ kpiId: number; className: string; children: ReactNode }>;
  /** What the body or row around it is moved by. */
  Grip: ComponentType<{ name: string }>;
}

export const PLAIN_PARTS: OutlineParts = {
  Body: ({ children }) => <tbody>{children}</tbody>,
  Row: ({ className, children }) => <tr className={className}>{children}</tr>,
  Grip: () => <span className="grip" aria-hidden="true" />,
};
