import type { ReactElement } from 'react';
import { PcDrawing } from '../drawings/pc-drawing.tsx';
import { Pi4Drawing } from '../drawings/pi4-drawing.tsx';
import { Pi5Drawing } from '../drawings/pi5-drawing.tsx';
import { PlainBoardDrawing } from '../drawings/plain-board-drawing.tsx';
import { VirtualDrawing } from '../drawings/virtual-drawing.tsx';

/** Line drawing of a board seen from above: outline, SoC, connectors. Decorative; the name stands beside it. */
export function BoardDrawing(props: {
  readonly boardId: string;
  readonly className?: string | undefined;
}): ReactElement {
  return (
    <svg
      viewBox="0 0 140 100"
      aria-hidden
      className={props.className}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      {drawing(props.boardId)}
    </svg>
  );
}

function drawing(boardId: string): ReactElement {
  if (boardId.startsWith('qemu-')) return <VirtualDrawing />;
  if (boardId === 'rpi4') return <Pi4Drawing />;
  if (boardId === 'rpi5') return <Pi5Drawing />;
  if (boardId.startsWith('pc-')) return <PcDrawing />;
  return <PlainBoardDrawing />;
}
