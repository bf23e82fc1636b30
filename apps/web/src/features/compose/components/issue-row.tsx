'use client';
import type { Issue } from '@boardwright/catalog/issue';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';
import { cn } from '#lib/class-names.ts';
import { useComposerContext } from '../composer-context.ts';

const LOOKS = {
  error: { mark: 'failed', word: 'Problem', box: 'border-fail/35 bg-fail-soft' },
  warning: { mark: 'attention', word: 'Note', box: 'border-warn/35 bg-warn-soft' },
  info: { mark: 'stopped', word: 'Note', box: 'border-line bg-sunken' },
} as const;

/** One thing wrong, or worth knowing, with the changes that mend it. */
export function IssueRow({ issue }: { readonly issue: Issue }): ReactElement {
  const composer = useComposerContext();
  const look = LOOKS[issue.severity];
  return (
    <li className={cn('flex gap-2.5 rounded-md border px-3 py-2', look.box)}>
      <StateMark state={look.mark} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="text-sm [overflow-wrap:anywhere]">
          <span className="sr-only">{look.word}: </span>
          {issue.message}
        </p>
        {issue.fixes.length > 0 ? (
          <div className="mt-2 flex flex-wrap gap-2">
            {issue.fixes.map((fix) => (
              <Button key={fix.label} size="sm" onClick={() => composer.applyFix(fix)}>
                {fix.label}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </li>
  );
}
