import { X } from 'lucide-react';
import type { ReactElement } from 'react';

/** A word of a list, with the button that takes it out. */
export function Chip(props: { readonly value: string; readonly onRemove: () => void }): ReactElement {
  return (
    <span className="inline-flex h-7 items-center gap-1 rounded-sm border bg-sunken pl-2 font-mono text-xs">
      {props.value}
      <button
        type="button"
        aria-label={`Remove ${props.value}`}
        onClick={props.onRemove}
        className="inline-flex size-6 items-center justify-center rounded-sm text-ink-3 hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  );
}
