"use client";

import { Page } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";

interface WorkspaceErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed, inside the shell: the way around stays. */
export default function WorkspaceError({ error, reset }: WorkspaceErrorProps) {
  return (
    <Page crumbs={[{ label: "Not loaded" }]}>
      <Empty
        level={2}
        icon="warn"
        title="This page did not load"
        action={<Button onClick={reset}>Try again</Button>}
      >
        Something went wrong on the server, and it has been logged
        {error.digest ? ` under ${error.digest}` : ""}. Nothing you entered elsewhere is lost.
      </Empty>
    </Page>
  );
}
