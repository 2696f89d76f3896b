import { BAND_WORDS, type Band } from "./band";
import { clamp, oneDecimal, SCALE_TOP } from "./geometry";

export interface PlumbBarProps {
  score: number | null;
  band: Band;
  /** `s` in a cell, none in a row, `l` for a KRA, `hero` in HeroBar alone. */
  size?: "s" | "l" | "hero";
  /** The computed or earlier value, as a ring. */
  was?: number | null;
  /** The score without the guardrail, dashed. */
  lost?: number | null;
  /** A likely range; the fill then is pale. */
  low?: number;
  high?: number;
  estimated?: boolean;
  /** Instead of the words made from the figures. */
  label?: string;
  /** Where the same figures stand beside it as text. */
  decorative?: boolean;
}

/** A score's distance from its target. */
export function PlumbBar(props: PlumbBarProps) {
  const { score, was, lost, low, high } = props;
  const words = props.decorative
    ? { "aria-hidden": true }
    : { role: "img", "aria-label": props.label ?? wordsOf(props) };
  if (score === null) return <span className={classOf(props)} {...words} />;
  const hasRange = low !== undefined && high !== undefined;
  const figures = {
    "--v": onScale(score),
    ...(known(was) && { "--was": onScale(was) }),
    ...(known(lost) && { "--lost": onScale(lost) }),
    ...(hasRange && { "--lo": onScale(low), "--hi": onScale(high) }),
  };
  const marks = ["fill", known(lost) && "lost", known(was) && "was", hasRange && "range"].filter(Boolean);
  return (
    <span
      className={classOf(props)}
      style={figures}
      {...words}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: four fixed words; see Sparkline.
      dangerouslySetInnerHTML={{ __html: marks.map((mark) => `<i class="pb-${mark}"></i>`).join("") }}
    />
  );
}

function classOf({ score, band, size, low, estimated }: PlumbBarProps): string {
  const shown = score === null ? "none" : band;
  const pale = score !== null && (estimated || low !== undefined);
  return ["pb", shown !== "on" && `pb-${shown}`, size && `pb-${size}`, pale && "pb-est"]
    .filter(Boolean)
    .join(" ");
}

function wordsOf({ score, band, was, lost, low, high, estimated }: PlumbBarProps): string {
  if (score === null) return "Not scored";
  const start =
    low !== undefined && high !== undefined
      ? `Projected ${oneDecimal(score)}, likely ${oneDecimal(low)} to ${oneDecimal(high)}`
      : `Score ${oneDecimal(score)}`;
  const facts = [
    estimated && "estimated",
    "target 100",
    band !== "none" && BAND_WORDS[band].toLowerCase(),
    known(was) && `before ${oneDecimal(was)}`,
    known(lost) && `${oneDecimal(lost)} without the guardrail`,
  ];
  return [start, ...facts.filter(Boolean)].join(", ");
}

function known(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function onScale(score: number): number {
  return clamp(score, 0, SCALE_TOP);
}
