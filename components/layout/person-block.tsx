import { Avatar } from "@/components/ui/avatar";
import { Icon } from "@/components/ui/icon";

export interface ShellPerson {
  name: string;
  /** What stands under the name: job role or "Administrator". */
  role: string;
}

/** Who is signed in, with the way out. */
export function PersonBlock({ person, signOutHref }: { person: ShellPerson; signOutHref: string }) {
  return (
    <div className="who">
      <Avatar name={person.name} />
      <span>
        <b>{person.name}</b>
        <span>{person.role}</span>
      </span>
      {/* A full load, since signing out must drop everything the browser holds of the page. */}
      <a className="btn btn-icon btn-bare btn-s" href={signOutHref} aria-label="Sign out" title="Sign out">
        <Icon name="out" />
      </a>
    </div>
  );
}
