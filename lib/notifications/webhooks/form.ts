import { idNumber } from "@/lib/zod-fields";
import { webhookInput } from "./input";

/** As the editor sends it; id null: a new one. */
export const webhookForm = webhookInput.extend({ id: idNumber.nullable() });
