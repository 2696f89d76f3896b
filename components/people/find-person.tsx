import Form from "next/form";

interface FindPersonProps {
  path: string;
  /** What stands in the address already: of it the search replaces `q` and goes back to the first page. */
  address: Record<string, string | undefined>;
  placeholder?: string;
}

/** A search for people, kept in the address as `?q=`. */
export function FindPerson({ path, address, placeholder = "Find a person" }: FindPersonProps) {
  const { q, page: _, ...kept } = address;
  return (
    <Form action={path} scroll={false} role="search">
      {Object.entries(kept).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <label className="sr" htmlFor="q">
        Find a person
      </label>
      <input
        className="input"
        id="q"
        name="q"
        type="search"
        placeholder={placeholder}
        defaultValue={q}
        key={q}
      />
    </Form>
  );
}
