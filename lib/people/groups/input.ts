import { z } from "zod";

const groupName = (missing: string, what: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(60, `${what} has at most 60 characters`);

export const groupKind = groupName("Name a kind of group", "The name of a kind");
export const groupValue = groupName("Name a group", "The name of a group");

export const groupsFileInput = z.object({
  /** A column `employee` (number or e-mail), and a column for each kind of group; an empty cell takes a person out. */
  csv: z.string({ error: "Choose a file" }).min(1, "Choose a file").max(5_000_000, "The file is over 5 MB"),
});
export type GroupsFileInput = z.output<typeof groupsFileInput>;

export const groupKindInput = z.object({ kind: groupKind });
