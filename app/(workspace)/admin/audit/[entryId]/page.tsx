import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section-head";
import { requirePage } from "@/lib/access/current-viewer";
import { orNotFound } from "@/lib/access/or-not-found";
import { changedValues } from "@/lib/audit/changed-values";
import { requireAuditEntry } from "@/lib/audit/queries";
import { actionInWords, subjectInWords } from "@/lib/audit/words";
import { shownInstant } from "@/lib/dashboards/dates";
import { idInPath } from "@/lib/dashboards/params";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { ChangedValues } from "../_components/changed-values";

export const metadata: Metadata = { title: "Entry of the audit log" };

export default async function AuditEntryPage({ params }: PageProps<"/admin/audit/[entryId]">) {
  const { ctx } = await requirePage("/admin/audit/[entryId]");
  const id = idInPath((await params).entryId);
  if (id === null) notFound();
  const [entry, timeZone] = await Promise.all([
    orNotFound(requireAuditEntry(ctx.db, id)),
    organisationTimeZone(ctx.db),
  ]);
  const facts = [
    { label: "Who", value: entry.actorLabel },
    { label: "When", value: shownInstant(entry.at, timeZone) },
    { label: "From", value: entry.address ?? "This server" },
    { label: "What", value: subjectInWords(entry.entityType, entry.entityId) },
    ...(entry.employeeId === null
      ? []
      : [{ label: "About", value: entry.employeeName ?? `Person ${entry.employeeId}` }]),
    ...(entry.reason ? [{ label: "Why", value: entry.reason }] : []),
  ];
  return (
    <Page crumbs={[{ label: "Audit log", href: "/admin/audit" }, { label: `Entry ${entry.id}` }]}>
      <PageHead title={actionInWords(entry.action)} sub={[`Entry ${entry.id}`]} />
      <Facts items={facts} />
      <Section id="changed" title="What changed">
        <ChangedValues values={changedValues(entry.before, entry.after)} />
      </Section>
      <Section id="chain" title="In the chain" note="Each entry carries the hash of the one before it">
        <Facts
          items={[
            {
              label: "Before",
              value: <code className="hash">{entry.previousHash || "The first entry"}</code>,
            },
            { label: "Its own", value: <code className="hash">{entry.hash}</code> },
          ]}
        />
      </Section>
    </Page>
  );
}
