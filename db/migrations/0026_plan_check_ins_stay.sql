-- What was said along the way stays as it was said.
CREATE TRIGGER plan_check_ins_stay BEFORE UPDATE OR DELETE ON plan_check_ins
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
