import type { WorkCtx } from "@/lib/context";
import type { JobName, JobPayload } from "@/lib/jobs/names";
import { cleanUpJob } from "./clean-up";
import { computeOpenPeriodsJob } from "./compute-open-periods";
import { computePeriodJob } from "./compute-period";
import { fillInSnapshotsJob } from "./fill-in-snapshots";
import { followAppealsJob } from "./follow-appeals";
import { openPeriodsJob } from "./open-periods";
import { recommendPlansJob } from "./recommend-plans";
import { remindManualEntriesJob } from "./remind-manual-entries";
import { runImportJob } from "./run-import";

/** Does the work and says in a sentence what it did. Safe to repeat: a job whose process died is run again. */
export type JobHandler<N extends JobName> = (ctx: WorkCtx, payload: JobPayload<N>) => Promise<string>;
export type Registry = { [N in JobName]: JobHandler<N> };

/** Every job. What each is for and when it runs: lib/jobs/catalogue. */
export const REGISTRY: Registry = {
  "run-import": runImportJob,
  "compute-period": computePeriodJob,
  "open-periods": openPeriodsJob,
  "fill-in-snapshots": fillInSnapshotsJob,
  "compute-open-periods": computeOpenPeriodsJob,
  "remind-manual-entries": remindManualEntriesJob,
  "recommend-plans": recommendPlansJob,
  "follow-appeals": followAppealsJob,
  "clean-up": cleanUpJob,
};
