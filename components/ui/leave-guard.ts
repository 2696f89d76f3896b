/** Asks whether to leave, and calls `go` itself when the answer is yes. False: there is nothing to ask. */
type Guard = (leaving: { href: string; go: () => void }) => boolean;

const guards = new Set<Guard>();

/** For what changes the page without a link: goes there, or has whoever holds unsaved changes ask first. */
export function leaveFor(href: string, go: () => void): void {
  for (const guard of guards) if (guard({ href, go })) return;
  go();
}

/** Until the returned function is called. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard);
  return () => {
    guards.delete(guard);
  };
}
