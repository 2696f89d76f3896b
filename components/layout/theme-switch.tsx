"use client";

import { useId, useSyncExternalStore } from "react";
import { Icon, type IconName } from "@/components/ui/icon";
import { parseTheme, THEME_COOKIE, type Theme } from "./theme";

const CHOICES: { theme: Theme; icon: IconName; label: string }[] = [
  { theme: "system", icon: "system", label: "Like the system" },
  { theme: "light", icon: "sun", label: "Light" },
  { theme: "dark", icon: "moon", label: "Dark" },
];

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const watchers = new Set<() => void>();

/** System, light or dark; kept in a cookie for a year so that the server renders it. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const name = useId();
  const shown = useSyncExternalStore(watch, readTheme, () => theme);
  return (
    <fieldset className="theme">
      <legend className="sr">Theme</legend>
      {CHOICES.map((choice) => (
        <label key={choice.theme} title={choice.label}>
          <Icon name={choice.icon} />
          <input
            className="sr"
            type="radio"
            name={name}
            value={choice.theme}
            checked={shown === choice.theme}
            onChange={() => chooseTheme(choice.theme)}
          />
          <span className="sr">{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function chooseTheme(theme: Theme) {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support.
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  for (const notify of watchers) notify();
}

function readTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}

function watch(notify: () => void) {
  watchers.add(notify);
  return () => watchers.delete(notify);
}
