-- A final result names the version of the assignment that it was scored by: that version stays. Saved versions do not
-- change as it is; those of open periods may still go with their assignment.
CREATE FUNCTION refuse_losing_final_assignments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM evaluation_periods p
      JOIN kpi_results r ON r.period_id = p.id
      JOIN gone g ON g.assignment_id = r.assignment_id AND g.version = r.assignment_version
     WHERE p.status = 'finalized'
  ) THEN
    RAISE EXCEPTION 'A final period cannot change.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER kpi_assignment_versions_final_delete AFTER DELETE ON kpi_assignment_versions
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_losing_final_assignments();--> statement-breakpoint
CREATE TRIGGER kpi_assignment_versions_final_truncate BEFORE TRUNCATE ON kpi_assignment_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_truncate();
--> statement-breakpoint

-- How people stood within a final period, and its means, are final with it.
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['kpi_snapshots', 'kpi_period_means'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_rows()', kept || '_final_insert', kept);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_rows()', kept || '_final_update', kept);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_rows()', kept || '_final_moved_in', kept);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_rows()', kept || '_final_delete', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_truncate()', kept || '_final_truncate', kept);
  END LOOP;
END $$;
