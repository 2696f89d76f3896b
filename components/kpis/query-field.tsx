"use client";

import { useField } from "@/components/forms/editor-errors";
import { Textarea } from "@/components/ui/textarea";

interface QueryFieldProps {
  path: string;
  query: string;
  onChange: (query: string) => void;
}

export function QueryField({ path, query, onChange }: QueryFieldProps) {
  return (
    <Textarea
      {...useField(path)}
      label="Query"
      hint="One SELECT with one number, for the person :user_id from :start_date up to, not including, :end_date."
      rows={8}
      spellCheck={false}
      placeholder={EXAMPLE}
      value={query}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const EXAMPLE = `SELECT count(*) FROM tickets
 WHERE assignee_employee_id = :user_id
   AND created_at >= :start_date AND created_at < :end_date`;
