"use client";

import { useEffect, useState } from "react";

interface Choice {
  value: string;
  label: string;
}

/** People by name to choose from, once they are wanted; null until they are there. */
export function usePeople(wanted: boolean): Choice[] | null {
  const [people, setPeople] = useState<Choice[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const asking = new AbortController();
    void fetch("/api/people?page_size=500", { signal: asking.signal })
      .then((answer) => (answer.ok ? answer.json() : { items: [] }))
      .then(({ items }: { items: { id: number; name: string }[] }) =>
        setPeople(items.map(({ id, name }) => ({ value: String(id), label: name }))),
      )
      .catch(() => {});
    return () => asking.abort();
  }, [wanted]);
  return people;
}
