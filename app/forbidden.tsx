import type { Metadata } from "next";
import { Brand } from "@/components/layout/brand";
import { LinkButton } from "@/components/ui/button";
import { currentViewer } from "@/lib/access/current-viewer";

export const metadata: Metadata = { title: "You may not see this" };

export default async function Forbidden() {
  const viewer = await currentViewer();
  return (
    <main id="main" className="door">
      <Brand />
      <h1>You may not see this</h1>
      <p>
        {viewer ? `You are signed in as ${viewer.name}, ${viewer.email}. ` : ""}
        People see their own scores, managers those of the people who report to them, and only some roles may
        configure. If your work needs this page, ask an administrator for the role.
      </p>
      <p className="form-end">
        <LinkButton href="/" variant="main">
          Go to your start page
        </LinkButton>
        {/* A full load: signing out drops everything the browser holds of the pages. */}
        <a className="btn" href="/sign-out">
          Sign in as someone else
        </a>
      </p>
    </main>
  );
}
