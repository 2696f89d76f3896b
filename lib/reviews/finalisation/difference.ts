/** Something about a final period that is not as it was when it became final. */
export interface Difference {
  /** Whose scorecard; null: the period as a whole. */
  employee: string | null;
  what: string;
}
