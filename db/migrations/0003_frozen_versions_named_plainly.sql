-- The variable must not share its name with a column of the table it looks into.
CREATE OR REPLACE FUNCTION refuse_active_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed_version integer := CASE WHEN TG_OP = 'DELETE' THEN OLD.version_id ELSE NEW.version_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM scorecard_template_versions v WHERE v.id = changed_version AND v.status = 'active') THEN
    RAISE EXCEPTION 'Template version % is active and cannot change; draft a new version.', changed_version USING ERRCODE = 'PL001';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
