import { PAGES, type PagePath } from "./matrix";

/** The address of the page being rendered, path and query, told by the proxy to the workspace layout. */
export const PATH_HEADER = "x-plumbline-path";

export interface PageMatch {
  page: PagePath;
  params: Record<string, string>;
}

const PATHS = Object.keys(PAGES) as PagePath[];

/** Which page of the matrix a pathname opens: fixed segments go before `[dynamic]` ones. Null: no such page. */
export function pageOfPath(pathname: string): PageMatch | null {
  const segments = pathname.split("/").filter(Boolean);
  const matches = PATHS.flatMap((page) => {
    const params = matchSegments(page.split("/").filter(Boolean), segments);
    return params ? [{ page, params }] : [];
  });
  return matches.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0] ?? null;
}

function matchSegments(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = segments[index] ?? "";
    const name = /^\[(\w+)\]$/.exec(part)?.[1];
    if (name) params[name] = given;
    else if (part !== given) return null;
  }
  return params;
}
