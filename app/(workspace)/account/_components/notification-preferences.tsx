import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { savePreferencesAction } from "@/lib/notifications/actions";
import { NOTIFICATION_KINDS } from "@/lib/notifications/kinds";
import type { Preferences } from "@/lib/notifications/preferences/queries";

const EMAIL_OPTIONS = [
  { value: "off", label: "No e-mail" },
  { value: "at_once", label: "E-mail at once" },
  { value: "daily", label: "In the daily digest" },
];

interface NotificationPreferencesProps {
  preferences: Preferences;
  /** Whether this installation sends e-mail. */
  sendsEmail: boolean;
}

/** Kind by kind: in the inbox, by e-mail; and when not to be disturbed. */
export function NotificationPreferences({ preferences, sendsEmail }: NotificationPreferencesProps) {
  return (
    <>
      {!sendsEmail && <Notice>No mail server is set up, so notifications come to your inbox only.</Notice>}
      <ActionForm action={savePreferencesAction} className="form wide-form settings" label="Notifications">
        <table className="table list entries preferences">
          <caption className="sr">How you are told, kind by kind</caption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Inbox</th>
              <th scope="col">E-mail</th>
            </tr>
          </thead>
          <tbody>
            {preferences.kinds.map(({ kind, inbox, email }) => (
              <tr key={kind}>
                <th scope="row" className="name">
                  {NOTIFICATION_KINDS[kind].title}
                  <span className="under">{NOTIFICATION_KINDS[kind].when}</span>
                </th>
                <td>
                  <Checkbox name={`inbox.${kind}`} label="In the inbox" defaultChecked={inbox} />
                </td>
                <td>
                  <Select
                    name={`email.${kind}`}
                    label={`E-mail: ${NOTIFICATION_KINDS[kind].title}`}
                    hideLabel
                    options={EMAIL_OPTIONS}
                    defaultValue={email}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="two">
          <TextInput
            name="quiet_from"
            label="Quiet from"
            type="time"
            hint="E-mails wait until quiet hours end. Blank: no quiet hours"
            defaultValue={preferences.quietFrom ?? ""}
          />
          <TextInput
            name="quiet_to"
            label="Quiet until"
            hint="An earlier time than the start means the next morning"
            type="time"
            defaultValue={preferences.quietTo ?? ""}
          />
          <TextInput
            name="digest_at"
            label="Daily digest at"
            hint="Sends everything set to “In the daily digest” as one e-mail"
            type="time"
            defaultValue={preferences.digestAt}
          />
          <TextInput
            name="time_zone"
            label="Time zone"
            hint="For example Europe/Berlin. Blank: that of your people record, or else the organisation’s"
            defaultValue={preferences.timeZone ?? ""}
          />
        </div>
        <div>
          <SubmitButton pendingLabel="Saving">Save notifications</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
