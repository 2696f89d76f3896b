import type { Band } from "./band";

/** Shades 1 to 4 for kinds without a band, an outline for what is left out, or a band's own colour. */
export type Tone = 1 | 2 | 3 | 4 | "hollow" | Band;

interface StackBarProps {
  parts: readonly { label: string; count: number; tone: Tone }[];
  /** Instead of the words made from the parts. */
  label?: string;
}

/** Parts of a whole. Every part is named in a table beside it, behind its Swatch. */
export function StackBar({ parts, label }: StackBarProps) {
  const words = parts.map((part) => `${part.label} ${part.count.toLocaleString("en")}`).join(", ");
  return (
    <div className="stack" role="img" aria-label={label ?? words}>
      {parts
        .filter((part) => part.count > 0)
        .map((part) => (
          <i key={part.label} className={toneClass(part.tone)} style={{ "--n": part.count }} />
        ))}
    </div>
  );
}

export function Swatch({ tone }: { tone: Tone }) {
  return <i className={`sw ${toneClass(tone)}`} aria-hidden="true" />;
}

function toneClass(tone: Tone): string {
  if (tone === "hollow") return "hollow";
  return typeof tone === "number" ? `e-${tone}` : `f-${tone}`;
}
