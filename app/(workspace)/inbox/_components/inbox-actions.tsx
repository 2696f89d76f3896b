import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { markAllReadAction } from "@/lib/notifications/actions";

export function InboxActions({ unread }: { unread: number }) {
  return (
    <>
      {unread > 0 && (
        <ActionForm action={markAllReadAction} className="inline" label="Mark all read">
          <SubmitButton variant="bare" icon="check">
            Mark all read
          </SubmitButton>
        </ActionForm>
      )}
      <LinkButton icon="settings" href="/account#notifications">
        Notification settings
      </LinkButton>
    </>
  );
}
