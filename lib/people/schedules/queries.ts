import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type WorkWindows, workSchedules } from "@/db/schema/people";
import { notFound } from "@/lib/errors";

export interface WorkSchedule {
  id: number;
  name: string;
  windows: WorkWindows;
}

export function listWorkSchedules(db: Db): Promise<WorkSchedule[]> {
  return db.select().from(workSchedules).orderBy(asc(workSchedules.name));
}

export async function requireWorkSchedule(db: Db, id: number): Promise<WorkSchedule> {
  const [schedule] = await db.select().from(workSchedules).where(eq(workSchedules.id, id));
  if (!schedule) throw notFound("This schedule");
  return schedule;
}
