/** For screens, where other kinds list their records. */
export const SQL_EVIDENCE_STATEMENT =
  "Measured by a query of the administrator. A query gives a number, not the records behind it, so none can be listed; the query with the dates it ran for is kept instead.";
