import { requestBody } from "@/lib/api/request-body";
import { route } from "@/lib/api/route";
import { AppError } from "@/lib/errors";
import { detectUpload } from "@/lib/sources/import/detect-upload";
import { ImportProblem } from "@/lib/sources/import/import-problem";
import { detectQuery } from "@/lib/sources/input";
import { detectionWire, toDetectionWire } from "@/lib/sources/wire";

export const POST = route({
  path: "/api/sources/detect",
  method: "POST",
  summary: "How a CSV file is written: encoding, delimiter, columns with types; its first 1 MB is enough",
  query: detectQuery,
  rawBody: "text/csv",
  response: detectionWire,
  handle: async ({ request, query }) => {
    try {
      const detection = await detectUpload(requestBody(request), query);
      if (!detection.ok) throw new AppError("invalid", `${detection.reason}.`);
      return toDetectionWire(detection);
    } catch (error) {
      if (error instanceof ImportProblem) throw new AppError("invalid", error.message);
      throw error;
    }
  },
});
