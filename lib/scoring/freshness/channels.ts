/** On which sidecars hear that facts have changed; the payload is empty, the marks say what. */
export const DIRTY_CHANNEL = "plumbline_dirty";

/** On which web processes hear that results were replaced; the payload is a ResultsChange. */
export const RESULTS_CHANNEL = "plumbline_results";

export interface ResultsChange {
  periodId: number;
  /** Null: everyone's, or more than fit into a notification. */
  employeeIds: number[] | null;
  /** When they were computed, ISO 8601. */
  at: string;
}

/** A notification holds 8,000 bytes. */
const MOST_PEOPLE = 700;

export function writeResultsChange({ periodId, employeeIds, at }: ResultsChange): string {
  const named = employeeIds && employeeIds.length <= MOST_PEOPLE ? employeeIds : null;
  return JSON.stringify([periodId, named, at]);
}

export function readResultsChange(payload: string): ResultsChange {
  const [periodId, employeeIds, at] = JSON.parse(payload) as [number, number[] | null, string];
  return { periodId, employeeIds, at };
}
