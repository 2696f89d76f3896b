import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { NewTemplateForm } from "@/components/templates/new-template-form";
import { requirePage } from "@/lib/access/current-viewer";
import { listJobRoles } from "@/lib/people/job-roles/queries";

export default async function NewTemplatePage() {
  const { ctx } = await requirePage("/admin/templates/new");
  return (
    <Page crumbs={[{ label: "Templates", href: "/admin/templates" }, { label: "New template" }]}>
      <PageHead title="New template" sub={["It scores nobody until its first version is activated"]} />
      <NewTemplateForm jobRoles={await listJobRoles(ctx.db)} />
    </Page>
  );
}
