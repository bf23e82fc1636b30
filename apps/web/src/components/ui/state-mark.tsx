import type { ReactElement } from 'react';
import { cn } from '#lib/class-names.ts';

export type MarkState = 'ok' | 'running' | 'attention' | 'failed' | 'waiting' | 'stopped';

const COLORS: Record<MarkState, string> = {
  ok: 'text-ok',
  running: 'text-run',
  attention: 'text-warn',
  failed: 'text-fail',
  waiting: 'text-ink-3',
  stopped: 'text-ink-3',
};

/** Each state has a shape of its own, so colour is never the only sign. */
const SHAPES: Record<MarkState, ReactElement> = {
  ok: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path
        d="M4.8 8.2l2.2 2.2 4.2-4.6"
        fill="none"
        stroke="var(--c-panel)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  running: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" opacity="0.35" />
      <path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
        <animateTransform
          attributeName="transform"
          type="rotate"
          from="0 8 8"
          to="360 8 8"
          dur="1.4s"
          repeatCount="indefinite"
        />
      </path>
    </>
  ),
  attention: (
    <>
      <path
        d="M8 1.6l6.9 12.2H1.1z"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1"
        strokeLinejoin="round"
      />
      <path d="M8 6v3.6M8 11.6v.3" stroke="var(--c-panel)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  failed: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2.5" fill="currentColor" />
      <path
        d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4"
        stroke="var(--c-panel)"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </>
  ),
  waiting: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeDasharray="2.4 2.2"
    />
  ),
  stopped: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M4.6 8h6.8" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
};

export function StateMark(props: { readonly state: MarkState; readonly className?: string }): ReactElement {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden
      className={cn('size-4 shrink-0', COLORS[props.state], props.className)}
    >
      {SHAPES[props.state]}
    </svg>
  );
}
