import * as access from "./access";
import * as assignments from "./assignments";
import * as audit from "./audit";
import * as forecast from "./forecast";
import * as freshness from "./freshness";
import * as jobs from "./jobs";
import * as kpiSets from "./kpi-sets";
import * as kpis from "./kpis";
import * as manual from "./manual";
import * as people from "./people";
import * as scoring from "./scoring";
import * as sources from "./sources";

/** Every table, for the database client. */
export const schema = {
  ...people,
  ...access,
  ...sources,
  ...kpis,
  ...kpiSets,
  ...assignments,
  ...scoring,
  ...freshness,
  ...forecast,
  ...manual,
  ...audit,
  ...jobs,
};
