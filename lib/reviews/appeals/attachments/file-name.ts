import { MEDIA_TYPES, type MediaType } from "./sniff";

const MOST_CHARACTERS = 100;

/**
 * A name to keep a file under: the last part of a path, without what shells, systems and headers trip over, and with an
 * ending that fits the content.
 */
export function safeFileName(name: string, type: MediaType): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const plain = last
    .normalize("NFC")
    // Control characters, and those that turn the reading direction and so hide an ending.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*;%]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const allowed: readonly string[] = MEDIA_TYPES[type];
  const ending = /\.([a-z0-9]{1,8})$/i.exec(plain)?.[1]?.toLowerCase();
  const fits = ending !== undefined && allowed.includes(ending);
  const base = fits ? plain.slice(0, -(ending.length + 1)) : plain;
  const kept = [...base]
    .slice(0, MOST_CHARACTERS)
    .join("")
    .replace(/[. ]+$/, "");
  return `${kept || "attachment"}.${fits ? ending : allowed[0]}`;
}

/** For a download that no browser opens by itself; other letters than ASCII come after RFC 5987. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
