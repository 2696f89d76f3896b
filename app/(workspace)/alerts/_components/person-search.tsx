import Form from "next/form";

/** Finds alerts by the name of the person; the state that is looked at stays. */
export function PersonSearch({ search, state }: { search: string; state: string | undefined }) {
  return (
    <Form action="/alerts" scroll={false} role="search">
      {state && <input type="hidden" name="state" value={state} />}
      <label className="sr" htmlFor="q">
        Find a person
      </label>
      <input
        className="input"
        id="q"
        name="q"
        type="search"
        placeholder="Find a person"
        defaultValue={search}
        key={search}
      />
    </Form>
  );
}
