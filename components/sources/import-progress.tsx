"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { RunProgress } from "@/components/ui/run-progress";
import { Stats } from "@/components/ui/stats";
import type { ImportWire } from "@/lib/sources/wire";
import { figure, fileSize, isUnderWay } from "./words";

/** An import's counts, asked for anew each second while it is under way; at its end the page is read once more. */
export function ImportProgress({ initial }: { initial: ImportWire }) {
  const router = useRouter();
  const [run, setRun] = useState(initial);
  const active = isUnderWay(run) && !run.stalled;

  useEffect(() => {
    if (!active) return;
    const ask = async () => {
      if (document.hidden) return;
      const response = await fetch(`/api/imports/${initial.id}`).catch(() => null);
      if (!response?.ok) return;
      const next = (await response.json()) as ImportWire;
      setRun(next);
      if (!isUnderWay(next) || next.stalled) router.refresh();
    };
    const timer = setInterval(ask, 1000);
    return () => clearInterval(timer);
  }, [active, initial.id, router]);

  return (
    <>
      {active && (
        <RunProgress
          title={run.status === "running" ? "Importing" : "Waiting for its turn"}
          done={run.bytes_done}
          total={run.byte_size}
          note={`${fileSize(run.bytes_done)} of ${fileSize(run.byte_size)}, ${figure(run.rows_read)} rows. You can leave this page.`}
        />
      )}
      <Stats items={countStats(run)} />
    </>
  );
}

function countStats(run: ImportWire) {
  return [
    { label: "Accepted", value: figure(run.accepted), note: "New records" },
    { label: "Replaced", value: figure(run.replaced), note: "Newer states of records that were there" },
    { label: "Unchanged", value: figure(run.unchanged), note: "There already, or an older state" },
    { label: "Rejected", value: figure(run.rejected), note: `Of ${figure(run.rows_read)} rows read` },
  ];
}
