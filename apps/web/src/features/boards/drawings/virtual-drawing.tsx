import type { ReactElement } from 'react';

/** A machine that is only a program: a window with a chip and a prompt. */
export function VirtualDrawing(): ReactElement {
  return (
    <>
      <rect x="10" y="12" width="120" height="76" rx="5" />
      <path d="M10 26h120" />
      <g stroke="none" fill="currentColor">
        <circle cx="18" cy="19" r="1.7" />
        <circle cx="25" cy="19" r="1.7" />
        <circle cx="32" cy="19" r="1.7" />
      </g>
      <rect x="22" y="38" width="36" height="36" rx="3" strokeDasharray="4 3" />
      <path
        d="M31 38v-4M40 38v-4M49 38v-4M31 78v-4M40 78v-4M49 78v-4M22 47h-4M22 56h-4M22 65h-4M62 47h-4M62 56h-4M62 65h-4"
        strokeWidth="1.2"
      />
      <rect x="32" y="48" width="16" height="16" rx="1.5" fill="currentColor" fillOpacity="0.14" />
      <path d="M76 46l6 5-6 5" />
      <path d="M88 57h14M76 68h32" strokeWidth="1.2" />
    </>
  );
}
