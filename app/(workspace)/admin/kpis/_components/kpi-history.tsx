import { Feed } from "@/components/ui/feed";
import { Section } from "@/components/ui/section-head";
import type { KpiVersion } from "@/lib/kpis/definitions/queries";

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

export function KpiHistory({ versions }: { versions: readonly KpiVersion[] }) {
  return (
    <Section id="history" title="Versions">
      <Feed
        dated
        items={versions.map(({ version, savedBy, savedAt }) => ({
          key: String(version),
          text: `Version ${version} saved by ${savedBy ?? "the system"}`,
          when: day.format(savedAt),
          dateTime: savedAt.toISOString(),
        }))}
      />
    </Section>
  );
}
