import { trimDecimal } from "@/lib/decimal";

/** "1.12": as many decimals as it has, at most four. */
export const shownFactor = trimDecimal;
