import { conflict, invalid } from "@/lib/errors";

/** Turns the database's word on a taken e-mail, a person with an account or a missing person into a refusal. */
export async function refuseDuplicates<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "accounts_email_key")
      throw invalid([{ path: "email", message: "Another account has this e-mail address." }]);
    if (constraint?.startsWith("accounts_employee_id") && constraint.endsWith("_fk"))
      throw invalid([{ path: "employeeId", message: "This person does not exist." }]);
    if (constraint?.startsWith("accounts_employee_id")) throw conflict("This person already has an account.");
    throw error;
  }
}

function constraintOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("constraint_name" in cause && typeof cause.constraint_name === "string") return cause.constraint_name;
  }
  return undefined;
}
