export interface HistoryPoint {
  /** Under the axis: "Oct". */
  short: string;
  /** In the table: "Oct 2026". */
  long: string;
  score: number | null;
  /** The template version it was scored with: "v7". */
  version?: string;
  /** What that version changed, said at its mark: "target 90 to 95 %". */
  versionNote?: string;
  /** Its score does not compare with the one before. */
  ruleChanged?: boolean;
  note?: string;
}
