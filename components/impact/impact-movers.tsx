import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { PreviewSummary } from "@/lib/scoring/preview/input";
import { beforeAfterColumns, personColumn } from "./before-after-columns";

interface ImpactMoversProps {
  movers: PreviewSummary["movers"];
  period: string;
  before: string;
  after: string;
}

/** The people whose total moves furthest, with both values. */
export function ImpactMovers({ movers, period, before, after }: ImpactMoversProps) {
  return (
    <Section id="movers" title="Biggest movers" note={`Whole scorecard, ${period}`}>
      <DataTable
        caption="People whose total moves furthest"
        className="test movers"
        rows={movers}
        rowKey={({ employee_id }) => String(employee_id)}
        columns={[personColumn, ...beforeAfterColumns({ before, after })]}
      />
    </Section>
  );
}
