"use client";

import { Button } from "@/components/ui/button";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main id="main" className="door">
      <h1>This page did not load</h1>
      <p>
        Something went wrong on the server, and it has been logged
        {error.digest ? ` under ${error.digest}` : ""}.
      </p>
      <p>
        <Button variant="main" onClick={reset}>
          Try again
        </Button>
      </p>
    </main>
  );
}
