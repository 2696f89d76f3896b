import type { Metadata } from "next";
import { Brand } from "@/components/layout/brand";
import { LinkButton } from "@/components/ui/button";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <main id="main" className="door">
      <Brand />
      <h1>There is nothing at this address</h1>
      <p>It may have been deleted, or the link is not complete.</p>
      <p>
        <LinkButton href="/" variant="main">
          Go to your start page
        </LinkButton>
      </p>
    </main>
  );
}
