-- What people were paid by is what it was: an active version keeps its rules and stays; only its days may end.
CREATE FUNCTION refuse_active_policy_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'active' AND (TG_OP = 'DELETE' OR NEW.status <> 'active' OR NEW.rules_json <> OLD.rules_json
     OR NEW.version <> OLD.version OR NEW.policy_id <> OLD.policy_id
     OR NEW.effective_from IS DISTINCT FROM OLD.effective_from) THEN
    RAISE EXCEPTION 'Version % of this bonus policy is active and cannot change; draft a new version.', OLD.version USING ERRCODE = 'PL001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER bonus_policy_versions_frozen BEFORE UPDATE OR DELETE ON bonus_policy_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_active_policy_change();
--> statement-breakpoint
-- Two versions of a policy are never in force on one day.
ALTER TABLE bonus_policy_versions ADD CONSTRAINT bonus_policy_versions_do_not_overlap
  EXCLUDE USING gist (policy_id WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (status = 'active');
--> statement-breakpoint
-- What was handed to payroll stays on record.
CREATE TRIGGER bonus_exports_stay BEFORE UPDATE OR DELETE ON bonus_exports
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
