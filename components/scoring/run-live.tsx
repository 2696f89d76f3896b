"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { RunProgress } from "@/components/ui/run-progress";
import type { RunWire } from "@/lib/scoring/runs/wire";
import { figure, isUnderWay, STAGE_WORDS } from "./words";

/** The stage a run is in, asked for anew each second while it is under way; at its end the page is read once more. */
export function RunLive({ initial, href }: { initial: RunWire; href?: string }) {
  const router = useRouter();
  const [run, setRun] = useState(initial);
  const active = isUnderWay(run);

  useEffect(() => {
    if (!active) return;
    const ask = async () => {
      if (document.hidden) return;
      const response = await fetch(`/api/performance/runs/${initial.id}`).catch(() => null);
      if (!response?.ok) return;
      const next = (await response.json()) as RunWire;
      setRun(next);
      if (!isUnderWay(next)) router.refresh();
    };
    const timer = setInterval(ask, 1000);
    return () => clearInterval(timer);
  }, [active, initial.id, router]);

  if (!active) return null;
  const { title, counts } = STAGE_WORDS[run.status === "queued" ? "waiting" : run.stage];
  const progress = counts
    ? `${figure(run.stage_done)} of ${figure(run.stage_total)} ${counts}. You can leave this page.`
    : "You can leave this page.";
  return (
    <RunProgress title={title} done={run.stage_done} total={run.stage_total} note={progress} href={href} />
  );
}
