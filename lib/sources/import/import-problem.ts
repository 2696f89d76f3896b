/** Why a whole file cannot be imported, in words for the person who uploaded it. The run ends as failed. */
export class ImportProblem extends Error {
  override readonly name = "ImportProblem";
}
