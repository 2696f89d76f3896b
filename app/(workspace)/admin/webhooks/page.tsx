import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { listWebhooks } from "@/lib/notifications/webhooks/queries";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { Deliveries } from "./_components/deliveries";
import { WebhookEditor } from "./_components/webhook-editor";
import { WebhookTable } from "./_components/webhook-table";

export const metadata: Metadata = { title: "Webhooks" };

const id = z.coerce.number().int().positive();
const params = z.object({
  /** Whose deliveries are shown. */
  endpoint: id.optional().catch(undefined),
  /** The one that is edited: its id, or "new". */
  edit: z
    .union([z.literal("new"), id])
    .optional()
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function WebhooksPage({ searchParams }: PageProps<"/admin/webhooks">) {
  const { ctx } = await requirePage("/admin/webhooks");
  const { endpoint, edit, page } = params.parse(await searchParams);
  const [webhooks, timeZone] = await Promise.all([listWebhooks(ctx.db), organisationTimeZone(ctx.db)]);
  const shown = webhooks.find((webhook) => webhook.id === endpoint);
  const edited = webhooks.find((webhook) => webhook.id === edit);
  return (
    <Page crumbs={[{ label: "Webhooks" }]}>
      <PageHead
        title="Webhooks"
        sub={["Other systems are told of events by a signed message to their address"]}
        actions={
          <LinkButton variant="main" icon="plus" href="/admin/webhooks?edit=new">
            New webhook
          </LinkButton>
        }
      />
      <WebhookTable webhooks={webhooks} shownId={shown?.id} />
      {shown && <Deliveries db={ctx.db} webhook={shown} timeZone={timeZone} page={page} />}
      {(edit === "new" || edited) && <WebhookEditor key={edited?.id ?? "new"} webhook={edited ?? null} />}
    </Page>
  );
}
