import { SMTPServer } from "smtp-server";

export interface CaughtMail {
  from: string;
  to: string[];
  messageId: string;
  /** As it came over the wire, headers and all. */
  raw: string;
}

export interface MailCatcher {
  url: string;
  mails: CaughtMail[];
  /** Answers the next message with this code instead of taking it; null: takes everything. */
  refuseWith: number | null;
  close(): Promise<void>;
}

/** A real SMTP server on loopback that keeps what it is sent. */
export async function catchMail(): Promise<MailCatcher> {
  const catcher: MailCatcher = { url: "", mails: [], refuseWith: null, close: async () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (catcher.refuseWith !== null)
          return done(Object.assign(new Error("Not now"), { responseCode: catcher.refuseWith }));
        const raw = Buffer.concat(parts).toString("utf8");
        const { mailFrom, rcptTo } = session.envelope;
        catcher.mails.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          messageId: /^message-id: *(<[^>]+>)/im.exec(raw)?.[1] ?? "",
          raw,
        });
        done();
      });
    },
  });
  // Clients that are killed in the middle are what some tests are about.
  server.on("error", () => {});
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.server.address();
  catcher.url = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  catcher.close = () => new Promise((closed) => server.close(() => closed()));
  return catcher;
}
