export interface ToastMessage {
  message: string;
  undo?: () => void;
}

type Listener = (toast: ToastMessage) => void;

const listeners = new Set<Listener>();

/** Confirms in passing what was done. Never for an error: a toast goes away. */
export function showToast(toast: ToastMessage) {
  for (const listener of listeners) listener(toast);
}

export function onToast(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
