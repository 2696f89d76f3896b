import { problemResponse } from "@/lib/api/problem";
import { notFound } from "@/lib/errors";

/** Where no route is: said as every refusal of the API is, not by a page. */
const nowhere = (request: Request) =>
  problemResponse(notFound(`${request.method} ${new URL(request.url).pathname}`));

export const GET = nowhere;
export const POST = nowhere;
export const PUT = nowhere;
export const PATCH = nowhere;
export const DELETE = nowhere;
