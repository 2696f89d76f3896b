"use client";

import { type ComponentProps, useEffect, useId, useState } from "react";
import { TextInput } from "@/components/ui/text-input";

type PersonInputProps = Omit<ComponentProps<typeof TextInput>, "type" | "list" | "onChange">;

/** Names one person by name, number, e-mail or alias, with suggestions while typing. */
export function PersonInput(props: PersonInputProps) {
  const list = useId();
  const [typed, setTyped] = useState("");
  const suggestions = useSuggestions(typed);
  return (
    <>
      <TextInput
        {...props}
        type="text"
        list={list}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <datalist id={list}>
        {suggestions.map((person) => (
          <option key={person} value={person} />
        ))}
      </datalist>
    </>
  );
}

function useSuggestions(typed: string): string[] {
  const [found, setFound] = useState<string[]>([]);
  useEffect(() => {
    const search = typed.trim();
    if (search.length < 2 || search.includes(" · ")) return;
    const asking = new AbortController();
    const wait = setTimeout(async () => {
      const url = `/api/people?page_size=8&search=${encodeURIComponent(search)}`;
      const answer = await fetch(url, { signal: asking.signal }).catch(() => null);
      if (!answer?.ok) return;
      const { items } = (await answer.json()) as { items: { name: string; employee_number: string }[] };
      // Read back by the server, which takes the number after the dot.
      setFound(items.map((person) => `${person.name} · ${person.employee_number}`));
    }, 150);
    return () => {
      clearTimeout(wait);
      asking.abort();
    };
  }, [typed]);
  return found;
}
