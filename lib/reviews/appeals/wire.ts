import { z } from "zod";
import { APPEAL_EVENT_KINDS, APPEAL_OUTCOMES, APPEAL_STATES } from "@/db/enums";
import type { AppealEvent, ListedAppeal, ListedAttachment } from "./queries";

/** Values and scores are decimals as text, instants ISO 8601. */
const figure = z.string().nullable();

export const appealWire = z.object({
  id: z.number().int(),
  period_id: z.number().int(),
  period: z.string(),
  employee_id: z.number().int(),
  employee: z.string(),
  kpi_id: z.number().int(),
  kpi: z.string(),
  statement: z.string(),
  source_id: z.number().int().nullable(),
  records: z.array(z.object({ id: z.number().int(), label: z.string() })),
  disputed_value: figure,
  disputed_score: figure,
  state: z.enum(APPEAL_STATES),
  version: z.number().int().describe("Send it back with whatever you do about this appeal"),
  due_on: z.iso.date().nullable().describe("The last day for whoever it waits for"),
  counts_working_days: z.boolean(),
  outcome: z.enum(APPEAL_OUTCOMES).nullable(),
  answer: z.string().nullable(),
  answered_by: z.string().nullable(),
  answered_at: z.iso.datetime().nullable(),
  override_id: z.number().int().nullable(),
  submitted_at: z.iso.datetime(),
  closed_at: z.iso.datetime().nullable(),
});

export const toAppealWire = (appeal: ListedAppeal): z.infer<typeof appealWire> => ({
  id: appeal.id,
  period_id: appeal.periodId,
  period: appeal.periodName,
  employee_id: appeal.employeeId,
  employee: appeal.employeeName,
  kpi_id: appeal.kpiId,
  kpi: appeal.kpiName,
  statement: appeal.statement,
  source_id: appeal.sourceId,
  records: appeal.recordIds.map((id, at) => ({ id, label: appeal.recordLabels[at] ?? String(id) })),
  disputed_value: appeal.disputedValue,
  disputed_score: appeal.disputedScore,
  state: appeal.state,
  version: appeal.version,
  due_on: appeal.dueOn,
  counts_working_days: appeal.countsWorkingDays,
  outcome: appeal.outcome,
  answer: appeal.answer,
  answered_by: appeal.answeredByName,
  answered_at: appeal.answeredAt?.toISOString() ?? null,
  override_id: appeal.overrideId,
  submitted_at: appeal.submittedAt.toISOString(),
  closed_at: appeal.closedAt?.toISOString() ?? null,
});

const eventWire = z.object({
  kind: z.enum(APPEAL_EVENT_KINDS),
  outcome: z.enum(APPEAL_OUTCOMES).nullable(),
  at: z.iso.datetime(),
  by: z.string(),
  text: z.string(),
});

const attachmentWire = z.object({
  id: z.number().int(),
  name: z.string(),
  media_type: z.string(),
  byte_size: z.number().int(),
});

export const appealDetailWire = appealWire.extend({
  events: z.array(eventWire),
  attachments: z.array(attachmentWire),
});

interface Detail {
  appeal: ListedAppeal;
  events: AppealEvent[];
  attachments: ListedAttachment[];
}

export const toAppealDetailWire = ({
  appeal,
  events,
  attachments,
}: Detail): z.infer<typeof appealDetailWire> => ({
  ...toAppealWire(appeal),
  events: events.map(({ kind, outcome, at, actorLabel, text }) => ({
    ...{ kind, outcome, text },
    ...{ at: at.toISOString(), by: actorLabel },
  })),
  attachments: attachments.map(({ id, name, mediaType, byteSize }) => ({
    ...{ id, name },
    ...{ media_type: mediaType, byte_size: byteSize },
  })),
});
