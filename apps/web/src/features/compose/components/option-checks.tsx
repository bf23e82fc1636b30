'use client';
import type { OptionSectionId } from '@boardwright/catalog/options/option';
import { type ReactElement, useId } from 'react';
import { CheckRow } from '#components/ui/check-row.tsx';
import { useComposerContext } from '../composer-context.ts';
import { OptionHint } from './option-hint.tsx';
import { OptionPackages } from './option-packages.tsx';

/** Any number of these. */
export function OptionChecks(props: {
  readonly section: OptionSectionId;
  readonly legend: string;
}): ReactElement {
  const composer = useComposerContext();
  const group = useId();
  return (
    <fieldset>
      <legend className="sr-only">{props.legend}</legend>
      <div className="border-t">
        {composer.optionsOf(props.section).map((option) => {
          const hint = `${group}-${option.id}-hint`;
          return (
            <CheckRow
              key={option.id}
              title={option.title}
              summary={option.summary}
              checked={option.selected}
              disabled={!option.enabled && !option.selected}
              onChange={() =>
                composer.applyPatches(option.patches, `${option.selected ? 'Remove' : 'Add'} ${option.title}`)
              }
              more={<OptionPackages option={option} />}
              hint={
                option.reason ? { id: hint, content: <OptionHint id={hint} option={option} /> } : undefined
              }
            />
          );
        })}
      </div>
    </fieldset>
  );
}
