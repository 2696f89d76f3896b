import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { installSetForm } from "@/lib/kpis/sets/actions";
import type { SetInstall, SetPreview } from "@/lib/kpis/sets/queries";

interface Named {
  id: number;
  name: string;
}

interface InstallPanelProps {
  preview: SetPreview;
  jobRoles: readonly Named[];
  units: readonly Named[];
  mayMakeSources: boolean;
}

/** One button, whom the template is for, and what happens then; once installed, where it is. */
export function InstallPanel({ preview, jobRoles, units, mayMakeSources }: InstallPanelProps) {
  const { set, plan, install } = preview;
  if (install?.templateId && install.hasVersions)
    return <Installed install={install} templateId={install.templateId} version={set.version} />;
  const brought = plan.sources.filter(({ id }) => id === null).map(({ name }) => name);
  const made = plan.kpis.filter(({ id }) => id === null).length;
  return (
    <Section id="install" title={install ? "Install again" : "Install"} first>
      <p className="soft mt3">
        {`Makes ${counted(made, "KPI")} and ${install?.templateId ? "a new draft of its template" : `the template ${plan.templateName} as a draft`}. Nobody is scored by it before you activate it, and everything can be changed first.`}
      </p>
      <ActionForm action={installSetForm} className="form mt3" label={`Install ${set.name}`}>
        <input type="hidden" name="set_id" value={set.id} />
        {install?.templateId ? (
          <>
            <input type="hidden" name="job_role_id" value="" />
            <input type="hidden" name="org_unit_id" value="" />
          </>
        ) : (
          <>
            <Select name="job_role_id" label="For the job role" options={withNone("None chosen", jobRoles)} />
            <Select
              name="org_unit_id"
              label="In the unit, with all below"
              hint="Role, unit or both; it can be left for later."
              options={withNone("None chosen", units)}
            />
          </>
        )}
        <div className="form-end">
          <SubmitButton
            pendingLabel="Installing"
            unavailable={
              brought.length > 0 && !mayMakeSources
                ? `It brings the source ${brought.join(" and ")}, which only an administrator can add`
                : undefined
            }
          >
            Install
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}

interface InstalledProps {
  install: SetInstall;
  templateId: number;
  /** Of the set as it is shown. */
  version: number;
}

function Installed({ install, templateId, version }: InstalledProps) {
  return (
    <Section id="install" title="Installed" first>
      <p className="soft mt3">
        {`By ${install.installedByName} on ${day.format(install.installedAt)}, version ${install.setVersion}. `}
        Its KPIs and its template are yours: what was changed there since is not shown here.{" "}
        {version > install.setVersion &&
          `Below is version ${version}, which changes nothing that was installed. `}
        <Link href="/admin/kpis">All KPIs</Link>
      </p>
      <p className="mt3">
        <LinkButton variant="main" icon="layers" href={`/admin/templates/${templateId}`}>
          Open the template
        </LinkButton>
      </p>
    </Section>
  );
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

const withNone = (label: string, choices: readonly Named[]) => [
  { value: "", label },
  ...choices.map(({ id, name }) => ({ value: String(id), label: name })),
];
