import type { ReactElement } from 'react';
import { HeaderPins } from './header-pins.tsx';

/** Ethernet top right, then two USB stacks; USB-C and two micro-HDMI below. */
export function Pi4Drawing(): ReactElement {
  return (
    <>
      <rect x="10" y="12" width="112" height="74" rx="5" />
      <g strokeWidth="1">
        <circle cx="15.5" cy="17.5" r="2.2" />
        <circle cx="92" cy="17.5" r="2.2" />
        <circle cx="15.5" cy="80.5" r="2.2" />
        <circle cx="92" cy="80.5" r="2.2" />
      </g>
      <HeaderPins x={20} y={13.5} columns={20} />
      <rect x="36" y="36" width="19" height="19" rx="1.2" fill="currentColor" fillOpacity="0.14" />
      <rect x="62" y="36" width="15" height="19" rx="1" />
      <rect x="104" y="17" width="24" height="16" rx="1" />
      <rect x="106" y="39" width="22" height="17" rx="1" />
      <rect x="106" y="62" width="22" height="17" rx="1" />
      <path d="M108 44h18M108 51h18M108 67h18M108 74h18" strokeWidth="1" />
      <rect x="16" y="80" width="11" height="9" rx="2" />
      <rect x="34" y="81" width="9" height="8" rx="1" />
      <rect x="50" y="81" width="9" height="8" rx="1" />
      <path d="M64 70v14M86 70v14M20 42v20" strokeWidth="2.4" />
      <circle cx="75" cy="84" r="4" />
      <path d="M6 44h7v14H6z" strokeDasharray="2 2" strokeWidth="1" />
    </>
  );
}
