-- What was disputed, what happened and what was handed in stay as they were; only where an appeal stands moves on.
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['appeal_events', 'appeal_attachments'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I
      FOR EACH ROW EXECUTE FUNCTION refuse_rewriting()', kept || '_stay', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', kept || '_stay_whole', kept);
  END LOOP;
END $$;--> statement-breakpoint
CREATE TRIGGER appeals_stay BEFORE DELETE OR UPDATE OF period_id, employee_id, kpi_id, statement, source_id, record_ids,
  record_labels, disputed_value, disputed_score, submitted_at ON appeals
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
