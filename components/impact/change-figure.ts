import { oneDecimal } from "@/components/charts/geometry";

/** "+4.8", "−24.6", "0.0". */
export function changeFigure(change: number): string {
  const text = oneDecimal(change);
  return change > 0 && text !== "0.0" ? `+${text}` : text;
}
