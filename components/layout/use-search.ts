"use client";

import { useEffect, useState } from "react";
import type { SearchResult } from "./search-results";

const PAUSE_MS = 150;

interface Found {
  query: string;
  results: SearchResult[];
  failed: boolean;
}

/** Asks the server once typing pauses; an answer to an earlier question is dropped. */
export function useSearch(typed: string): { results: SearchResult[]; say: string } {
  const query = typed.trim();
  const [found, setFound] = useState<Found>({ query: "", results: [], failed: false });

  useEffect(() => {
    if (!query) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await askServer(query, stop.signal);
      if (answer) setFound({ query, ...answer });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query]);

  if (!query) return { results: [], say: "Type a name, a KPI or a record number." };
  if (found.failed) return { results: [], say: "Search did not answer. Type again to retry." };
  if (found.query !== query) return { results: found.results, say: "Searching" };
  const count = found.results.length;
  return {
    results: found.results,
    say:
      count === 0
        ? `Nothing found for “${query}”.`
        : `${count} ${count === 1 ? "result" : "results"}. Arrow keys choose, Enter opens.`,
  };
}

async function askServer(query: string, signal: AbortSignal): Promise<Omit<Found, "query"> | undefined> {
  try {
    const response = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal });
    if (!response.ok) return { results: [], failed: true };
    const body = (await response.json()) as { results: SearchResult[] };
    return { results: body.results, failed: false };
  } catch {
    return signal.aborted ? undefined : { results: [], failed: true };
  }
}
