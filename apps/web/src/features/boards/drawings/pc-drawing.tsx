import type { ReactElement } from 'react';

/** A mini-ITX board: socket, two memory slots, one PCIe slot, connectors along the left edge. */
export function PcDrawing(): ReactElement {
  return (
    <>
      <rect x="24" y="6" width="92" height="88" rx="2" />
      <g strokeWidth="1">
        <circle cx="29" cy="11" r="1.8" />
        <circle cx="111" cy="11" r="1.8" />
        <circle cx="29" cy="89" r="1.8" />
        <circle cx="111" cy="89" r="1.8" />
      </g>
      <rect x="46" y="22" width="30" height="30" rx="1.5" />
      <rect x="52" y="28" width="18" height="18" rx="1" fill="currentColor" fillOpacity="0.14" />
      <rect x="86" y="16" width="4" height="48" rx="0.8" />
      <rect x="94" y="16" width="4" height="48" rx="0.8" />
      <rect x="34" y="80" width="66" height="5" rx="1" />
      <path d="M70 80v5" strokeWidth="1" />
      <rect x="18" y="14" width="14" height="14" rx="1" />
      <rect x="18" y="32" width="14" height="10" rx="1" />
      <rect x="18" y="46" width="14" height="10" rx="1" />
      <rect x="18" y="60" width="14" height="13" rx="1" />
      <path d="M20 37h10M20 51h10" strokeWidth="1" />
      <rect x="46" y="60" width="22" height="12" rx="1" />
      <circle cx="78" cy="68" r="4" strokeWidth="1" />
      <rect x="104" y="30" width="7" height="26" rx="1" strokeWidth="1" />
    </>
  );
}
