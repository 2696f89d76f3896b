-- A finalised period cannot change, whoever asks: neither the period itself nor anything that was stored for it.
CREATE FUNCTION refuse_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A final period cannot change.' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER evaluation_periods_final BEFORE UPDATE OR DELETE ON evaluation_periods
  FOR EACH ROW WHEN (OLD.status = 'finalized') EXECUTE FUNCTION refuse_final();--> statement-breakpoint

-- Results and evidence lie in partitions of their period, which are sealed when it becomes final: open periods pay nothing.
CREATE FUNCTION seal_final_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sealed regclass;
BEGIN
  FOR sealed IN
    SELECT to_regclass(parent || '_p' || NEW.id) FROM unnest(ARRAY['kpi_results', 'kpi_evidence']) AS parent
  LOOP
    CONTINUE WHEN sealed IS NULL;
    EXECUTE format('CREATE TRIGGER final BEFORE INSERT OR UPDATE OR DELETE ON %s
      FOR EACH ROW EXECUTE FUNCTION refuse_final()', sealed);
    EXECUTE format('CREATE TRIGGER final_whole BEFORE TRUNCATE ON %s
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final()', sealed);
  END LOOP;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER evaluation_periods_seal AFTER INSERT OR UPDATE OF status ON evaluation_periods
  FOR EACH ROW WHEN (NEW.status = 'finalized') EXECUTE FUNCTION seal_final_period();--> statement-breakpoint

-- The other tables hold all periods: looked at once a statement, not once a row.
CREATE FUNCTION refuse_final_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM changed c JOIN evaluation_periods p ON p.id = c.period_id WHERE p.status = 'finalized') THEN
    RAISE EXCEPTION 'A final period cannot change.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION refuse_final_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM evaluation_periods WHERE status = 'finalized') THEN
    RAISE EXCEPTION 'A final period cannot change.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['kra_results', 'performance_results', 'employee_scorecard_instances', 'score_rollups'] LOOP
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
