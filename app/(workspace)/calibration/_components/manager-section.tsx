import Link from "next/link";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import type { Calibration } from "@/lib/dashboards/calibration/calibration";
import { type CalibrationParams, calibrationAddress } from "@/lib/dashboards/calibration/params";
import { counted } from "@/lib/dashboards/format";
import { comparedColumns, RatedLegend } from "./group-columns";

interface ManagerSectionProps {
  managers: NonNullable<Calibration["managers"]>;
  params: CalibrationParams;
}

export const ROWS_A_PAGE = 20;

/** Managers' direct reports beside everybody, the largest difference first. For HR. */
export function ManagerSection({ managers: { compared, tooSmall }, params }: ManagerSectionProps) {
  const page = Math.min(params.managers, Math.max(1, Math.ceil(compared.length / ROWS_A_PAGE)));
  const rows = compared.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  return (
    <Section
      id="h-managers"
      title="Managers"
      aside={`Their direct reports, largest difference first${tooSmall > 0 ? `; ${counted(tooSmall, ["manager has", "managers have"])} fewer than 5 rated` : ""}`}
    >
      {rows.length === 0 ? (
        <Empty title="No manager has 5 rated reports" icon="people">
          Managers are compared when at least 5 of their direct reports have a rating.
        </Empty>
      ) : (
        <>
          <RatedLegend />
          <DataTable
            caption="Managers beside everybody"
            rows={rows.map((each) => ({ id: each.id, name: each.name, compared: each }))}
            rowKey={({ id }) => String(id)}
            columns={[
              {
                key: "name",
                head: "Manager",
                rowHeader: true,
                cell: ({ id, name }) => (
                  <Link href={`/team/${id}`} prefetch={false}>
                    {name}
                  </Link>
                ),
              },
              ...comparedColumns<{ id: number; name: string; compared: (typeof rows)[number] }>(),
            ]}
          />
          <Pager
            page={page}
            pageSize={ROWS_A_PAGE}
            total={compared.length}
            href={(to) =>
              withParams("/calibration", calibrationAddress(params), { managers: to === 1 ? null : to })
            }
            label="Pages of managers"
          />
        </>
      )}
    </Section>
  );
}
