import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound } from "next/navigation";
import type { Db } from "@/db/client";
import { type PageAccess, requirePage } from "@/lib/access/current-viewer";
import type { PagePath } from "@/lib/access/matrix";
import { requireInScope, type Scope } from "@/lib/access/scope";
import { noteView } from "@/lib/audit/views";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { idInPath } from "./params";

export interface PersonPage extends PageAccess {
  employeeId: number;
  /** The person is the viewer. */
  own: boolean;
}

/** A page about one person: 404 for an address that names nobody, 403 outside the viewer's scope. */
export async function requirePersonPage(path: PagePath, personId: string): Promise<PersonPage> {
  const access = await requirePage(path);
  const employeeId = idInPath(personId);
  if (employeeId === null) notFound();
  await requireInScopeOr403(access.ctx.db, access.scope, employeeId);
  await noteSeen(access.ctx, employeeId);
  return { ...access, employeeId, own: employeeId === access.viewer.employeeId };
}

/** Writes down that the viewer sees this person's figures. A page that is only fetched ahead has been seen by nobody. */
export async function noteSeen(ctx: Ctx, employeeId: number): Promise<void> {
  if (!(await headers()).has("next-router-prefetch")) await noteView(ctx, employeeId);
}

async function requireInScopeOr403(db: Db, scope: Scope, employeeId: number): Promise<void> {
  try {
    await requireInScope(db, scope, employeeId);
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") forbidden();
    throw error;
  }
}
