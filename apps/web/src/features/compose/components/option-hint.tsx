'use client';
import type { SpecOption } from '@boardwright/catalog/options/option';
import type { ReactElement } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useComposerContext } from '../composer-context.ts';

/** Why an option can't be taken, and the change that takes it all the same. */
export function OptionHint(props: { readonly id: string; readonly option: SpecOption }): ReactElement | null {
  const composer = useComposerContext();
  const { fix, reason, title } = props.option;
  if (!reason) return null;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <p id={props.id} className="min-w-0 text-ink-2 text-xs">
        {reason}
      </p>
      {fix ? (
        <Button
          size="sm"
          aria-label={`${title}: ${fix.label}`}
          onClick={() => composer.applyPatches(fix.patches, `${title}, ${fix.label}`)}
        >
          {fix.label}
        </Button>
      ) : null}
    </div>
  );
}
