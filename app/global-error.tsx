"use client";

import "./globals.css";

/** The root layout itself failed: nothing of ours can be relied on but the styles. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="door">
          <h1>Plumbline does not answer</h1>
          <p>The server may be starting, or its database is not reachable. It has been logged.</p>
          <p>
            <button type="button" className="btn btn-main" onClick={reset}>
              Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
