'use client';
import type { OptionSectionId } from '@boardwright/catalog/options/option';
import { type ReactElement, useId } from 'react';
import { cn } from '#lib/class-names.ts';
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
          const disabled = !option.enabled && !option.selected;
          const about = `${group}-${option.id}`;
          return (
            <div key={option.id} className="border-b py-2.5">
              <label className={cn('flex items-start gap-3', disabled && 'cursor-not-allowed')}>
                <input
                  type="checkbox"
                  checked={option.selected}
                  disabled={disabled}
                  aria-label={option.title}
                  aria-describedby={option.reason ? `${about} ${about}-hint` : about}
                  onChange={() =>
                    composer.applyPatches(
                      option.patches,
                      `${option.selected ? 'Remove' : 'Add'} ${option.title}`,
                    )
                  }
                  className="mt-1 size-4 shrink-0 accent-(--c-accent)"
                />
                <span className="min-w-0">
                  <span className={cn('block font-medium text-md', disabled && 'text-ink-3')}>
                    {option.title}
                  </span>
                  <span id={about} className={cn('block text-ink-2 text-sm', disabled && 'text-ink-3')}>
                    {option.summary}
                  </span>
                  <OptionPackages option={option} />
                </span>
              </label>
              <div className="pl-7">
                <OptionHint id={`${about}-hint`} option={option} />
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
