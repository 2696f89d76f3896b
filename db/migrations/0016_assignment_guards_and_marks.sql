-- One KPI of one person has at most one assignment on any day; one that was taken back is out of the way.
ALTER TABLE kpi_assignments ADD CONSTRAINT kpi_assignments_no_overlap
  EXCLUDE USING gist (employee_id WITH =, kpi_id WITH =, daterange(start_date, end_before) WITH &&) WHERE (is_active);
--> statement-breakpoint
CREATE FUNCTION refuse_assignment_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A saved version of an assignment does not change.' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER kpi_assignment_versions_frozen BEFORE UPDATE ON kpi_assignment_versions FOR EACH ROW
  WHEN ((OLD.assignment_id, OLD.version, OLD.terms, OLD.reason, OLD.saved_by_name, OLD.saved_at)
        IS DISTINCT FROM (NEW.assignment_id, NEW.version, NEW.terms, NEW.reason, NEW.saved_by_name, NEW.saved_at))
  EXECUTE FUNCTION refuse_assignment_version_change();
--> statement-breakpoint
-- Facts about people change their figures as records do: the days on which something else holds now are marked in the
-- change's own transaction, whoever makes it. Days that only one of two ranges has.
CREATE FUNCTION days_apart(a datemultirange, b datemultirange) RETURNS datemultirange
LANGUAGE sql IMMUTABLE AS $$ SELECT (a - b) + (b - a) $$;
--> statement-breakpoint
CREATE FUNCTION mark_changed_positions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO dirty_marks (employee_id, days)
    SELECT n.employee_id,
           CASE WHEN (o.org_unit_id, o.job_role_id) IS NOT DISTINCT FROM (n.org_unit_id, n.job_role_id)
             THEN days_apart(d.was, d.is) ELSE d.was + d.is END
      FROM old_rows o JOIN new_rows n USING (id)
     CROSS JOIN LATERAL (SELECT datemultirange(daterange(o.effective_from, o.effective_to)) AS was,
                                datemultirange(daterange(n.effective_from, n.effective_to)) AS is) AS d
     WHERE o IS DISTINCT FROM n;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO dirty_marks (employee_id, days)
    SELECT employee_id, range_agg(daterange(effective_from, effective_to)) FROM new_rows GROUP BY employee_id;
  ELSE
    INSERT INTO dirty_marks (employee_id, days)
    SELECT employee_id, range_agg(daterange(effective_from, effective_to)) FROM old_rows GROUP BY employee_id;
  END IF;
  IF FOUND THEN PERFORM pg_notify('plumbline_dirty', ''); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER positions_mark_inserted AFTER INSERT ON positions REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_positions();
--> statement-breakpoint
CREATE TRIGGER positions_mark_updated AFTER UPDATE ON positions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_positions();
--> statement-breakpoint
CREATE TRIGGER positions_mark_deleted AFTER DELETE ON positions REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_positions();
--> statement-breakpoint
CREATE FUNCTION mark_changed_employment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dirty_marks (employee_id, days)
  SELECT id, days FROM (
    SELECT n.id, days_apart(datemultirange(daterange(o.hired_on, o.left_on, '[]')),
                            datemultirange(daterange(n.hired_on, n.left_on, '[]'))) AS days
      FROM old_rows o JOIN new_rows n USING (id)) AS changed
   WHERE NOT isempty(days);
  IF FOUND THEN PERFORM pg_notify('plumbline_dirty', ''); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER employees_mark_employment AFTER UPDATE ON employees REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_employment();
--> statement-breakpoint
CREATE FUNCTION days_of_assignment(a kpi_assignments) RETURNS datemultirange LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN a.is_active THEN datemultirange(daterange(a.start_date, a.end_before)) ELSE '{}' END $$;
--> statement-breakpoint
CREATE FUNCTION mark_changed_assignments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO dirty_marks (employee_id, days)
    SELECT employee_id, days FROM (
      SELECT n.employee_id,
             CASE WHEN (o.target, o.weight, o.kra_id) IS NOT DISTINCT FROM (n.target, n.weight, n.kra_id)
               THEN days_apart(days_of_assignment(o::kpi_assignments), days_of_assignment(n::kpi_assignments))
               ELSE days_of_assignment(o::kpi_assignments) + days_of_assignment(n::kpi_assignments) END AS days
        FROM old_rows o JOIN new_rows n USING (id)) AS changed
     WHERE NOT isempty(days);
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO dirty_marks (employee_id, days)
    SELECT employee_id, range_agg(daterange(start_date, end_before)) FROM new_rows WHERE is_active GROUP BY employee_id;
  ELSE
    INSERT INTO dirty_marks (employee_id, days)
    SELECT employee_id, range_agg(daterange(start_date, end_before)) FROM old_rows WHERE is_active GROUP BY employee_id;
  END IF;
  IF FOUND THEN PERFORM pg_notify('plumbline_dirty', ''); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER kpi_assignments_mark_inserted AFTER INSERT ON kpi_assignments REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_assignments();
--> statement-breakpoint
CREATE TRIGGER kpi_assignments_mark_updated AFTER UPDATE ON kpi_assignments
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_assignments();
--> statement-breakpoint
CREATE TRIGGER kpi_assignments_mark_deleted AFTER DELETE ON kpi_assignments REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_assignments();
