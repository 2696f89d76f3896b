const GAP = 4;
const EDGE = 8;

/** Puts a panel under its button, or above it where there is more room, and keeps it inside the window. */
export function placePanel(panel: HTMLElement, button: HTMLElement, align: "start" | "end") {
  const anchor = button.getBoundingClientRect();
  const size = { width: panel.offsetWidth, height: panel.offsetHeight };
  const view = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
  const { left, top } = panelPosition(anchor, size, view, align);
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Size {
  width: number;
  height: number;
}

/** Left and top in px of the window. */
export function panelPosition(
  anchor: Box,
  panel: Size,
  view: Size,
  align: "start" | "end",
): { left: number; top: number } {
  const wished = align === "end" ? anchor.right - panel.width : anchor.left;
  const left = Math.max(EDGE, Math.min(wished, view.width - panel.width - EDGE));
  const below = anchor.bottom + GAP;
  const fitsBelow = below + panel.height <= view.height - EDGE;
  const top = fitsBelow || anchor.top < view.height - anchor.bottom ? below : anchor.top - GAP - panel.height;
  return { left, top: Math.max(EDGE, top) };
}
