"use client";

import { type ChangeEvent, useEffect, useRef } from "react";
import { TextInput, type TextInputProps } from "./text-input";

/** A file chosen while the page's scripts were still on their way is heard of too: browsers keep it, React would not say so. */
export function FileInput({
  onChange,
  ...props
}: Omit<TextInputProps, "type" | "value" | "defaultValue" | "ref">) {
  const input = useRef<HTMLInputElement>(null);
  const heard = useRef(false);
  useEffect(() => {
    if (!heard.current && input.current?.files?.length) {
      input.current.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }, []);
  const hear = (event: ChangeEvent<HTMLInputElement>) => {
    heard.current = true;
    onChange?.(event);
  };
  return <TextInput {...props} ref={input} onChange={hear} type="file" />;
}
