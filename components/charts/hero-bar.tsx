import type { Thresholds } from "./band";
import { labelledThresholds, markAlign, oneDecimal, scalePercent } from "./geometry";
import { PlumbBar, type PlumbBarProps } from "./plumb-bar";

export interface HeroBarProps extends Pick<PlumbBarProps, "score" | "band" | "was" | "lost"> {
  /** Lower ends of the bands near, on and above; from the template. */
  thresholds: Thresholds;
  previous?: { label: string; score: number } | null;
  /** What is scored: "Overall score". */
  label?: string;
}

/** The large bar, once a page: its scale, the previous period and the bob that names the target. */
export function HeroBar({ score, band, was, lost, thresholds, previous, label = "Score" }: HeroBarProps) {
  const limits = [thresholds.near, thresholds.on, thresholds.above];
  const words = [
    score === null ? `${label}: not scored` : `${label} ${oneDecimal(score)}, target 100`,
    typeof was === "number" && `computed ${oneDecimal(was)}`,
    previous && `${previous.label} ${oneDecimal(previous.score)}`,
  ];
  return (
    <div className="hero-bar">
      {previous && <PreviousMark {...previous} />}
      <PlumbBar
        score={score}
        band={band}
        size="hero"
        was={was}
        lost={lost}
        label={words.filter(Boolean).join(". ")}
      />
      <svg className="bob" viewBox="0 0 11 17" aria-hidden="true">
        <path d="M4 0h3v2.5L10 6 5.5 17 1 6l3-3.5z" />
      </svg>
      <div className="scale" aria-hidden="true">
        {limits.map((limit) => (
          <i key={limit} className="tick" style={{ left: `${scalePercent(limit)}%` }} />
        ))}
        <span className="zero">0</span>
        {labelledThresholds(limits).map((limit) => (
          <span key={limit} className="mid" style={{ left: `${scalePercent(limit)}%` }}>
            {limit}
          </span>
        ))}
        <span className="mid aim">
          <b>Target 100</b>
        </span>
        <span className="edge">150</span>
      </div>
    </div>
  );
}

function PreviousMark({ label, score }: { label: string; score: number }) {
  const percent = scalePercent(score);
  const align = markAlign(percent);
  return (
    <span
      className={align === "middle" ? "mark" : `mark ${align}`}
      style={{ left: `${percent}%` }}
      aria-hidden="true"
    >
      {label} {oneDecimal(score)}
    </span>
  );
}
