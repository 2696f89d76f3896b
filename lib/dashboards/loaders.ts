import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound } from "next/navigation";
import type { Db } from "@/db/client";
import { type PageAccess, requirePage } from "@/lib/access/current-viewer";
import type { PagePath } from "@/lib/access/matrix";
import { requireInScope, type Scope } from "@/lib/access/scope";
import { noteViews } from "@/lib/audit/views";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { ReviewsParams } from "@/lib/reviews/params";
import { idInPath, type TeamParams } from "./params";
import { getReviewsScreen, type ReviewsScreen } from "./reviews/reviews-screen";
import { getTeamScreen, type TeamScreen } from "./team/team-screen";

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

/** Writes down that the viewer sees these people's figures. A page that is only fetched ahead has been seen by nobody. */
export async function noteSeen(ctx: Ctx, ...employeeIds: number[]): Promise<void> {
  if (!(await headers()).has("next-router-prefetch")) await noteViews(ctx, employeeIds);
}

/** The team screen; whoever stands in its table has been seen. */
export async function loadTeamScreen({ ctx, scope }: PageAccess, params: TeamParams): Promise<TeamScreen> {
  const screen = await getTeamScreen(ctx.db, scope, { params, now: ctx.now });
  await noteSeen(ctx, ...(screen.shown?.team.members ?? []).map(({ employeeId }) => employeeId));
  return screen;
}

/** The list of reviews; whoever stands in its table or its queue has been seen. */
export async function loadReviewsScreen(
  { ctx, scope }: PageAccess,
  params: ReviewsParams,
): Promise<ReviewsScreen> {
  const screen = await getReviewsScreen(ctx.db, scope, { params, now: ctx.now });
  const { list, queue } = screen.shown ?? { list: { reviews: [] }, queue: { items: [] } };
  await noteSeen(
    ctx,
    ...[...list.reviews, ...queue.items.map(({ review }) => review)].map((each) => each.employeeId),
  );
  return screen;
}

async function requireInScopeOr403(db: Db, scope: Scope, employeeId: number): Promise<void> {
  try {
    await requireInScope(db, scope, employeeId);
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") forbidden();
    throw error;
  }
}
