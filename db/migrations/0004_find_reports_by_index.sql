-- Everyone below a manager on a day, over direct and dotted lines. UNION ends even if lines were to close a loop. OFFSET 0
-- keeps the look-up of each person's reports on its index: joined freely, every level reads all lines of the organisation.
CREATE OR REPLACE FUNCTION reports_of(manager integer, on_day date) RETURNS SETOF integer
LANGUAGE sql STABLE ROWS 50 AS $$
  WITH RECURSIVE below(employee_id) AS (
    SELECT l.employee_id FROM reporting_lines l
     WHERE l.manager_id = manager AND daterange(l.effective_from, l.effective_to) @> on_day
    UNION
    SELECT n.employee_id FROM below b CROSS JOIN LATERAL (
      SELECT l.employee_id FROM reporting_lines l
       WHERE l.manager_id = b.employee_id AND daterange(l.effective_from, l.effective_to) @> on_day
      OFFSET 0
    ) n
  )
  SELECT employee_id FROM below
$$;
