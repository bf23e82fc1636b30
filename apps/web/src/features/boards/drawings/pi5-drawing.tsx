import type { ReactElement } from 'react';
import { HeaderPins } from './header-pins.tsx';

/** Two USB stacks top right, Ethernet below them; RP1 beside the SoC, PCIe connector on the left. */
export function Pi5Drawing(): ReactElement {
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
      <rect x="33" y="33" width="22" height="22" rx="1.2" fill="currentColor" fillOpacity="0.14" />
      <rect x="38" y="38" width="12" height="12" rx="0.6" strokeWidth="1" />
      <rect x="61" y="31" width="12" height="16" rx="1" />
      <rect x="80" y="40" width="17" height="17" rx="1" fill="currentColor" fillOpacity="0.07" />
      <rect x="106" y="17" width="22" height="17" rx="1" />
      <rect x="106" y="40" width="22" height="17" rx="1" />
      <path d="M108 22h18M108 29h18M108 45h18M108 52h18" strokeWidth="1" />
      <rect x="104" y="63" width="24" height="16" rx="1" />
      <rect x="16" y="80" width="11" height="9" rx="2" />
      <rect x="34" y="81" width="9" height="8" rx="1" />
      <rect x="50" y="81" width="9" height="8" rx="1" />
      <path d="M67 72v12M75 72v12" strokeWidth="2.4" />
      <path d="M16.5 40v13" strokeWidth="3" />
      <path d="M6 60h7v12H6z" strokeDasharray="2 2" strokeWidth="1" />
      <circle cx="22" cy="66" r="3" strokeWidth="1" />
    </>
  );
}
