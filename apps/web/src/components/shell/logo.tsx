import type { ReactElement } from 'react';

/** A board seen from above: outline with a key notch, one chip, two traces. */
export function Logo({ className }: { readonly className?: string }): ReactElement {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d="M4 5a2 2 0 0 1 2-2h9l6 6v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
      <rect x="8.5" y="10" width="6" height="6" rx="0.75" fill="currentColor" stroke="none" />
      <path d="M4 8h4M17.5 13H21M11.5 19v2M11.5 3v4" />
    </svg>
  );
}
