import * as access from "./access";
import * as alerts from "./alerts";
import * as appeals from "./appeals";
import * as assignments from "./assignments";
import * as audit from "./audit";
import * as forecast from "./forecast";
import * as freshness from "./freshness";
import * as jobs from "./jobs";
import * as kpiSets from "./kpi-sets";
import * as kpis from "./kpis";
import * as manual from "./manual";
import * as notifications from "./notifications";
import * as people from "./people";
import * as plans from "./plans";
import * as reviews from "./reviews";
import * as rewards from "./rewards";
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
  ...rewards,
  ...plans,
  ...reviews,
  ...appeals,
  ...freshness,
  ...forecast,
  ...manual,
  ...audit,
  ...jobs,
  ...notifications,
  ...alerts,
};
