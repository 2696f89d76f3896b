import { z } from "zod";
import { APPEAL_OUTCOMES } from "@/db/enums";
import { idNumber, writtenText } from "@/lib/zod-fields";
import { overrideInput, SHORTEST_REASON } from "../input";
import { MOST_BYTES, MOST_FILES, MOST_RECORDS } from "./limits";

const sentence = (empty: string, most: number) => writtenText({ empty, least: SHORTEST_REASON, most });

const version = z.coerce
  .number({ error: "Send the version of the appeal that you have seen." })
  .int()
  .positive();

const attachment = z.object({
  name: z.string().max(500),
  /** The file in base64. */
  content: z.base64("Send the file in base64.").max(Math.ceil(MOST_BYTES / 3) * 4, "At most 5 MB."),
});
export type AttachmentInput = z.output<typeof attachment>;

export const appealInput = z.object({
  period_id: idNumber,
  kpi_id: idNumber,
  statement: sentence("Write what is wrong.", 4000),
  record_ids: z
    .array(z.number().int().positive())
    .max(MOST_RECORDS, `At most ${MOST_RECORDS} records; describe the rest.`)
    .default([])
    .describe("Records of the receipt that are disputed; none: the figure as a whole"),
  input: z.string().max(100).default("").describe("Of a formula: the input whose records these are"),
  attachments: z.array(attachment).max(MOST_FILES, `At most ${MOST_FILES} files.`).default([]),
});
export type AppealInput = z.output<typeof appealInput>;

const answer = z.object({
  version,
  outcome: z.enum(APPEAL_OUTCOMES, { error: "Choose what comes of it." }),
  // An override's reason names the appeal as well.
  answer: sentence("Write the answer.", 1900),
  new_score: overrideInput.shape.new_score.default(null).describe("Of an override: the KPI's score"),
  scorecard_version: z
    .string()
    .max(40)
    .default("")
    .describe("Of an override: the scorecard's version that was seen"),
});
type Answer = z.output<typeof answer>;
const hasScore = ({ outcome, new_score }: Answer) => outcome !== "override" || new_score !== null;
const noScore = { path: ["new_score"], error: "Enter the new score." };
const hasVersion = ({ outcome, scorecard_version }: Answer) =>
  outcome !== "override" || scorecard_version !== "";
const noVersion = {
  path: ["scorecard_version"],
  error: "Send the version of the scorecard that you have seen.",
};

export const answerInput = answer.refine(hasScore, noScore).refine(hasVersion, noVersion);
/** The same with which appeal it is, as the form on the screen sends it. */
export const answerFormInput = answer
  .extend({ id: idNumber })
  .refine(hasScore, noScore)
  .refine(hasVersion, noVersion);
export type AnswerInput = z.output<typeof answerInput>;

export const correctedInput = z.object({
  version,
  what: sentence("Write what was corrected.", 2000),
});
export const takeOnInput = z.object({ version, why: sentence("Write why.", 4000) });
export const withdrawInput = z.object({ version });
