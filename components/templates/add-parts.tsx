"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { Kpi } from "@/lib/kpis/definitions/types";
import type { Kra } from "@/lib/kpis/kras/queries";
import { createKraAction } from "@/lib/kpis/templates/actions";
import type { VersionContent } from "@/lib/kpis/templates/input";
import { newItem } from "./template-form";

interface AddPartsProps {
  content: VersionContent;
  kpis: readonly Kpi[];
  kras: readonly Kra[];
  onOpen: (kpiId: number) => void;
  onChange: (part: Partial<VersionContent>) => void;
  onKra: (kra: Kra) => void;
}

/** Adds a KPI from the library under a KRA, or a KRA. */
export function AddParts(props: AddPartsProps) {
  const [adding, setAdding] = useState<"kpi" | "kra" | null>(props.content.kras.length === 0 ? "kra" : null);
  const close = () => setAdding(null);
  return (
    <>
      <div className="adders">
        {props.content.kras.length > 0 && (
          <Button size="s" icon="plus" aria-expanded={adding === "kpi"} onClick={() => setAdding("kpi")}>
            KPI
          </Button>
        )}
        <Button size="s" icon="plus" aria-expanded={adding === "kra"} onClick={() => setAdding("kra")}>
          KRA
        </Button>
      </div>
      {adding === "kpi" && <AddKpi {...props} onDone={close} />}
      {adding === "kra" && <AddKra {...props} onDone={close} />}
    </>
  );
}

function AddKpi({ content, kpis, kras, onOpen, onChange, onDone }: AddPartsProps & { onDone: () => void }) {
  const free = kpis.filter((kpi) => kpi.is_active && !content.items.some((item) => item.kpi_id === kpi.id));
  const [kpiId, setKpi] = useState(free[0]?.id ?? 0);
  const [kraId, setKra] = useState(content.kras.at(-1)?.kra_id ?? 0);
  if (free.length === 0) return <p className="small mute mt2">Every KPI of the library is in already.</p>;
  const add = () => {
    // Beside the other KPIs of its KRA, so that the order of the scorecard stays the order of the list.
    const at = content.items.findLastIndex((item) => item.kra_id === kraId) + 1 || content.items.length;
    onChange({ items: content.items.toSpliced(at, 0, newItem(kpiId, kraId)) });
    onOpen(kpiId);
    onDone();
  };
  return (
    <div className="add-part">
      <Select
        name="add_kpi"
        label="KPI"
        value={String(kpiId)}
        options={free.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(event) => setKpi(Number(event.target.value))}
      />
      <Select
        name="add_kpi_to"
        label="Under"
        value={String(kraId)}
        options={content.kras.map(({ kra_id }) => ({
          value: String(kra_id),
          label: kras.find(({ id }) => id === kra_id)?.name ?? "",
        }))}
        onChange={(event) => setKra(Number(event.target.value))}
      />
      <Button onClick={add}>Add KPI</Button>
    </div>
  );
}

const NEW = "new";

function AddKra({ content, kras, onChange, onKra, onDone }: AddPartsProps & { onDone: () => void }) {
  const free = kras.filter((kra) => !content.kras.some(({ kra_id }) => kra_id === kra.id));
  const [chosen, setChosen] = useState(free[0] ? String(free[0].id) : NEW);
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const [, startMaking] = useTransition();
  const put = (kra: Kra) => {
    onChange({ kras: [...content.kras, { kra_id: kra.id, weight: kra.weight_default }] });
    onDone();
  };
  const add = () =>
    startMaking(async () => {
      const known = free.find(({ id }) => String(id) === chosen);
      if (known) return put(known);
      const result = await createKraAction({ name });
      if (!result.ok) return setError(result.fieldErrors.name ?? result.message);
      onKra(result.value);
      put(result.value);
    });
  return (
    <div className="add-part">
      {free.length > 0 && (
        <Select
          name="add_kra"
          label="KRA"
          value={chosen}
          options={[
            ...free.map((kra) => ({ value: String(kra.id), label: kra.name })),
            { value: NEW, label: "A new one" },
          ]}
          onChange={(event) => setChosen(event.target.value)}
        />
      )}
      {chosen === NEW && (
        <TextInput
          name="kra_name"
          label="Name of the new KRA"
          value={name}
          error={error}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <Button onClick={add}>Add KRA</Button>
    </div>
  );
}
