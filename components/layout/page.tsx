import type { ReactNode } from "react";
import { type Crumb, TopBar } from "./top-bar";

interface PageProps {
  /** From the area down to this page; the last one is the page itself. */
  crumbs: Crumb[];
  /** A PeriodPicker, on pages whose figures belong to a period. */
  period?: ReactNode;
  search?: boolean;
  homeHref?: string;
  children: ReactNode;
}

/** One page inside the shell: top bar and main. */
export function Page({ children, ...bar }: PageProps) {
  return (
    <>
      <TopBar {...bar} />
      <main className="page" id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
