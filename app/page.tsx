import { redirect } from "next/navigation";
import { requirePage } from "@/lib/access/current-viewer";
import { startPage } from "@/lib/access/navigation";

export default async function StartPage() {
  const { viewer } = await requirePage("/");
  redirect(startPage(viewer));
}
