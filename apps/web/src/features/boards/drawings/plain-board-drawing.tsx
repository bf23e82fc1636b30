import type { ReactElement } from 'react';
import { HeaderPins } from './header-pins.tsx';

/** A single-board computer nobody has drawn yet. */
export function PlainBoardDrawing(): ReactElement {
  return (
    <>
      <rect x="12" y="14" width="112" height="72" rx="4" />
      <HeaderPins x={22} y={17} columns={16} />
      <rect x="44" y="38" width="24" height="24" rx="1.5" fill="currentColor" fillOpacity="0.14" />
      <rect x="78" y="40" width="14" height="20" rx="1" />
      <rect x="108" y="22" width="20" height="16" rx="1" />
      <rect x="108" y="46" width="20" height="16" rx="1" />
      <rect x="22" y="80" width="12" height="9" rx="2" />
      <rect x="46" y="80" width="14" height="9" rx="1" />
    </>
  );
}
