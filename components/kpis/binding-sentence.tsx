"use client";

import { useId, useState } from "react";
import { useHasErrors } from "@/components/forms/editor-errors";
import type { BindingInput } from "@/lib/kpis/bindings/binding-input";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { type BindingPart, bindingSentence } from "@/lib/kpis/bindings/sentence";
import { BindingPanel } from "./binding-panel";

interface BindingSentenceProps {
  binding: BindingInput;
  sources: readonly ListedSource[];
  onChange: (binding: BindingInput) => void;
}

/** A KPI in plain words; each dashed part opens the control behind it. */
export function BindingSentence({ binding, sources, onChange }: BindingSentenceProps) {
  const panelId = useId();
  const [open, setOpen] = useState<BindingPart | null>(null);
  const hasErrors = useHasErrors("binding");
  const source = sources.find((candidate) => candidate.id === binding.source_id) ?? null;
  return (
    <>
      <p className="binding">
        {bindingSentence(binding, source).map(({ text, part }, index) =>
          part ? (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name and never change places.
              key={index}
              type="button"
              aria-expanded={open === part}
              aria-controls={panelId}
              onClick={() => setOpen(open === part ? null : part)}
            >
              {text}
            </button>
          ) : (
            text
          ),
        )}
      </p>
      <div id={panelId} className="binding-panel" hidden={!open && !hasErrors}>
        {(open || hasErrors) && (
          <BindingPanel
            parts={hasErrors ? ALL_PARTS : open ? [open] : []}
            binding={binding}
            source={source}
            sources={sources}
            onChange={onChange}
          />
        )}
      </div>
    </>
  );
}

/** After a refusal everything is open: what is wrong must not hide. */
const ALL_PARTS: BindingPart[] = [
  "source",
  "aggregation",
  "numerator",
  "denominator",
  "filter",
  "owner",
  "time",
];
