import type { ReceiptScreen } from "@/lib/dashboards/receipt/receipt-screen";
import type { EvidencePart } from "@/lib/scoring/evidence/queries";

/** What every part of a receipt is drawn from. */
export interface ReceiptProps {
  shown: NonNullable<ReceiptScreen["shown"]>;
  timeZone: string;
  /** YYYY-MM-DD */
  today: string;
  own: boolean;
  /** The address of this page, and what stands in it. */
  path: string;
  params: { period?: string; part?: EvidencePart; input?: string; q?: string; page?: string };
  /** Two versions of an assignment to compare, as `1,2`. */
  compare?: string;
  kpiHref: (kpiId: number) => string;
  /** The reader configures KPIs: the statement and the links to rules are for them. */
  showStatement: boolean;
  /** The reader may dispute this figure: it is theirs. */
  canDispute: boolean;
}
