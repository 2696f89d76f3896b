"use client";

import { TextInput, type TextInputProps } from "./text-input";

export function FileInput(props: Omit<TextInputProps, "type" | "value" | "defaultValue">) {
  return <TextInput {...props} type="file" />;
}
