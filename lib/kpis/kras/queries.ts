import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  kraDefinitions,
  scorecardTemplateKras,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { trimDecimal } from "@/lib/decimal";
import { notFound } from "@/lib/errors";

export interface Kra {
  id: number;
  name: string;
  description: string;
  weight_default: string;
}

/** By name. */
export async function listKras(db: Db): Promise<Kra[]> {
  return (await db.select().from(kraDefinitions).orderBy(asc(kraDefinitions.name))).map(toKra);
}

/** Throws AppError "not_found". */
export async function requireKra(db: Db, kraId: number): Promise<Kra> {
  const [kra] = await db.select().from(kraDefinitions).where(eq(kraDefinitions.id, kraId));
  if (!kra) throw notFound("This KRA");
  return toKra(kra);
}

const toKra = ({ id, name, description, weightDefault }: typeof kraDefinitions.$inferSelect): Kra => ({
  id,
  name,
  description,
  weight_default: trimDecimal(weightDefault),
});

/** Names of the templates that hold a KRA in any version. */
export async function listTemplatesWithKra(db: Db, kraId: number): Promise<string[]> {
  const rows = await db
    .select({ name: sql<string>`DISTINCT ${scorecardTemplates.name}` })
    .from(scorecardTemplateKras)
    .innerJoin(scorecardTemplateVersions, eq(scorecardTemplateVersions.id, scorecardTemplateKras.versionId))
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .where(eq(scorecardTemplateKras.kraId, kraId))
    .orderBy(sql`1`);
  return rows.map((row) => row.name);
}
