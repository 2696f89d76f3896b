"use server";

import { z } from "zod";
import { requireAbility } from "@/lib/access/policy";
import { invalid } from "@/lib/errors";
import { type ActionResult, runAction } from "@/lib/forms/action";
import type { FieldMapping } from "./fields";
import { proposeMapping } from "./propose";
import { detectPeopleFile } from "./read-file";

export interface PeopleFilePreview {
  headings: string[];
  /** The first five rows. */
  rows: string[][];
  proposed: FieldMapping;
  notes: string[];
}

/** First look at a file, from its first 256 KiB: `sample` holds them, `complete` says whether that is all. */
export async function previewPeopleFileAction(form: FormData): Promise<ActionResult<PeopleFilePreview>> {
  return runAction(z.unknown(), null, async (ctx) => {
    requireAbility(ctx.actor, "edit people");
    const sample = form.get("sample");
    if (!(sample instanceof Blob)) throw invalid([{ path: "file", message: "Choose a file first." }]);
    const bytes = new Uint8Array(await sample.arrayBuffer());
    const detection = detectPeopleFile(bytes, { complete: form.get("complete") === "true" });
    const headings = detection.columns.map((column) => column.header.trim() || column.name);
    return {
      headings,
      rows: detection.rows.slice(0, 5),
      proposed: proposeMapping(headings),
      notes: detection.notes,
    };
  });
}
