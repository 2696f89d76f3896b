import { readFileSync } from "node:fs";
import { basename } from "node:path";

type Json = Record<string, unknown>;

export interface ImportCounts {
  id: number;
  status: string;
  error: string | null;
  rows_read: number;
  accepted: number;
  replaced: number;
  unchanged: number;
  rejected: number;
}

/** The product's HTTP API, as any outside program uses it: bearer token, JSON, files as bodies. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>("GET", path);
  }

  post<T>(path: string, body?: Json): Promise<T> {
    return this.call<T>("POST", path, body && JSON.stringify(body), "application/json");
  }

  async patch(path: string, body: Json): Promise<void> {
    await this.call("PATCH", path, JSON.stringify(body), "application/json");
  }

  postFile<T>(path: string, file: Buffer): Promise<T> {
    return this.call<T>("POST", path, new Uint8Array(file), "text/csv");
  }

  /** Uploads into a source and waits until the sidecar has imported it. */
  async importFile(sourceId: number, file: string, unknownOwners: string): Promise<ImportCounts> {
    const path = `/api/sources/${sourceId}/imports?file_name=${encodeURIComponent(basename(file))}&unknown_owners=${unknownOwners}`;
    const { id } = await this.postFile<{ id: number }>(path, readFileSync(file));
    return this.until(
      () => this.get<ImportCounts>(`/api/imports/${id}`),
      (run) => run.status === "done",
      (run) => run.status === "failed" && `import of ${file}: ${run.error}`,
    );
  }

  /** Computes a period and waits for the run. */
  async compute(periodId: number): Promise<void> {
    type Run = { id: number; status: string; error: string | null };
    const { run } = await this.post<{ run: Run }>(`/api/performance/compute?period_id=${periodId}`);
    await this.until(
      () =>
        this.get<{ run: Run } & Run>(`/api/performance/runs/${run.id}`).then(
          (answer) => answer.run ?? answer,
        ),
      (now) => now.status === "done",
      (now) => now.status === "failed" && `computing period ${periodId}: ${now.error}`,
    );
  }

  private async until<T>(
    read: () => Promise<T>,
    done: (value: T) => boolean,
    failed: (value: T) => string | false,
  ): Promise<T> {
    const deadline = Date.now() + 300_000;
    while (Date.now() < deadline) {
      const value = await read();
      const why = failed(value);
      if (why) throw new Error(why);
      if (done(value)) return value;
      await new Promise((wait) => setTimeout(wait, 200));
    }
    throw new Error("Nothing finished within five minutes.");
  }

  private async call<T>(method: string, path: string, body?: BodyInit, type?: string): Promise<T> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.token}` };
    if (body && type) headers["content-type"] = type;
    const response = await fetch(`${this.url}${path}`, { method, headers, body }).catch((cause) => {
      throw new Error(`${method} ${path}: no answer, ${cause.cause ?? cause}`);
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  }
}
