import type { ReactElement, ReactNode } from 'react';
import { type MarkState, StateMark } from '#components/ui/state-mark.tsx';
import { cn } from '#lib/class-names.ts';

const TONES = {
  attention: 'border-warn/35 bg-warn-soft',
  failed: 'border-fail/35 bg-fail-soft',
  ok: 'border-ok/35 bg-ok-soft',
  running: 'border-run/30 bg-run-soft',
} satisfies Partial<Record<MarkState, string>>;

/** One sentence that matters now, and what to do about it. */
export function Notice(props: {
  readonly tone: keyof typeof TONES;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly role?: 'alert' | 'status';
  readonly className?: string;
}): ReactElement {
  return (
    <div
      role={props.role}
      className={cn('flex gap-3 rounded-md border p-3', TONES[props.tone], props.className)}
    >
      <StateMark state={props.tone} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="break-words text-ink text-sm">{props.title}</p>
        {props.children ? <div className="mt-1 text-ink-2 text-sm">{props.children}</div> : null}
        {props.actions ? <div className="mt-2.5 flex flex-wrap gap-2">{props.actions}</div> : null}
      </div>
    </div>
  );
}
