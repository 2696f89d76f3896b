/** What sending needs to know of this installation. */
export interface DeliverySettings {
  /** Null: no mail server; e-mails are dropped, and say so. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Scheme and host under which people reach the application, for links. */
  origin: string;
  /** Opens the secrets of webhooks. */
  installationSecret: string;
  /** Whether webhooks may go to addresses inside one's own network. */
  allowPrivate: boolean;
  /** How long a message may be in hand before its sidecar is taken for dead, ms. */
  leaseMs: number;
}
