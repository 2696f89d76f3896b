-- Overrides, notes and adjustments are history: what is set right later is another row.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was written here stays as it was written.' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['score_overrides', 'performance_review_notes', 'period_adjustments', 'kept_records', 'scorecard_digests'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_stay', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_stay_whole', kept);
  END LOOP;
END $$;--> statement-breakpoint

-- What belongs to a final period is final with it: nothing is added to it either.
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['score_overrides', 'performance_review_notes', 'kept_records', 'scorecard_digests', 'peer_statistics', 'manual_entries'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_final_rows()', kept || '_final_insert', kept);
  END LOOP;
  FOREACH kept IN ARRAY ARRAY['peer_statistics', 'manual_entries'] LOOP
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
