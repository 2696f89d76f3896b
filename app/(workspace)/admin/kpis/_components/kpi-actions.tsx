import { ConfirmButton } from "@/components/ui/confirm-button";
import { deleteKpiForm, setKpiActiveForm } from "@/lib/kpis/definitions/actions";
import type { Kpi, KpiUse } from "@/lib/kpis/definitions/types";

/** Out of use and back; deleted only while no template ever held it. */
export function KpiActions({ kpi, uses }: { kpi: Kpi; uses: readonly KpiUse[] }) {
  const fields = { kpiId: String(kpi.id) };
  return (
    <>
      {uses.length === 0 && (
        <ConfirmButton
          variant="bare"
          label="Delete"
          title={`Delete ${kpi.name}`}
          confirmLabel="Delete"
          action={deleteKpiForm}
          fields={fields}
        >
          No template ever held it, so nothing else changes. It cannot be brought back.
        </ConfirmButton>
      )}
      <ConfirmButton
        label={kpi.is_active ? "Deactivate" : "Reactivate"}
        title={kpi.is_active ? `Deactivate ${kpi.name}` : `Reactivate ${kpi.name}`}
        confirmLabel={kpi.is_active ? "Deactivate" : "Reactivate"}
        action={setKpiActiveForm}
        fields={{ ...fields, isActive: kpi.is_active ? "" : "yes" }}
      >
        {kpi.is_active
          ? "It is no longer offered for new templates. Templates in force go on scoring it."
          : "It is offered for templates again."}
      </ConfirmButton>
    </>
  );
}
