-- Temporary tables come before ours when a name stands alone, and every role may make them: a temporary table with the
-- name of one that a guard asks had the guard ask that one. Guards, seals and the audit chain look in our schema first.
DO $$
DECLARE
  guard regprocedure;
BEGIN
  FOR guard IN
    SELECT oid FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql')
       AND proconfig IS NULL
     ORDER BY 1
  LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', guard);
  END LOOP;
END $$;--> statement-breakpoint

-- What came of a disputed figure stays once it is over; only who answered may be forgotten with their account.
CREATE TRIGGER appeals_end BEFORE UPDATE ON appeals FOR EACH ROW
  WHEN (OLD.state IN ('closed', 'withdrawn')
    AND (OLD.state, OLD.version, OLD.due_on, OLD.outcome, OLD.answer, OLD.answered_by_name, OLD.answered_at, OLD.override_id,
         OLD.awaited_value, OLD.awaited_score, OLD.taken_on_at, OLD.closed_at)
        IS DISTINCT FROM
        (NEW.state, NEW.version, NEW.due_on, NEW.outcome, NEW.answer, NEW.answered_by_name, NEW.answered_at, NEW.override_id,
         NEW.awaited_value, NEW.awaited_score, NEW.taken_on_at, NEW.closed_at))
  EXECUTE FUNCTION refuse_rewriting();--> statement-breakpoint
ALTER TABLE appeals ENABLE ALWAYS TRIGGER appeals_end;
