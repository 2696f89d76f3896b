import { openApiDocument } from "@/lib/api/openapi";
import { publicRoute } from "@/lib/api/public-route";
import { version } from "@/package.json";
import { ROUTE_MODULES } from "../routes";

let description: string | undefined;

export const GET = publicRoute({
  path: "/api/openapi.json",
  method: "GET",
  summary: "This description of the API",
  handle: async () => {
    description ??= JSON.stringify(
      openApiDocument({ ...ROUTE_MODULES, "/api/openapi.json": { GET } }, { version }),
    );
    return new Response(description, { headers: { "content-type": "application/json" } });
  },
});
