'use client';
import type { OptionSectionId } from '@boardwright/catalog/options/option';
import { type ReactElement, useId } from 'react';
import { cn } from '#lib/class-names.ts';
import { useComposerContext } from '../composer-context.ts';
import { OptionHint } from './option-hint.tsx';
import { OptionPackages } from './option-packages.tsx';

/** One of a few, each with a sentence; what can't be chosen says why and offers the way around. */
export function OptionRadios(props: {
  readonly section: OptionSectionId;
  readonly legend: string;
  /** Replaces the sentence of an option, by its id. */
  readonly summaries?: Readonly<Record<string, string | undefined>>;
  readonly columns?: boolean;
}): ReactElement {
  const composer = useComposerContext();
  const group = useId();
  const options = composer.optionsOf(props.section);
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">{props.legend}</legend>
      <div className={cn('gap-2', props.columns ? 'grid sm:grid-cols-2' : 'flex flex-col')}>
        {options.map((option) => {
          const disabled = !option.enabled && !option.selected;
          const about = `${group}-${option.id}`;
          return (
            <div
              key={option.id}
              className={cn(
                'rounded-md border bg-panel px-3.5 py-2.5 transition-colors has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent has-[input:focus-visible]:outline-offset-1',
                option.selected && 'border-accent bg-accent-soft/60',
                !option.selected && !disabled && 'hover:border-line-strong',
                disabled && 'border-dashed bg-transparent',
              )}
            >
              <label className={cn('flex items-start gap-3', disabled && 'cursor-not-allowed')}>
                <input
                  type="radio"
                  name={group}
                  value={option.id}
                  checked={option.selected}
                  disabled={disabled}
                  aria-label={option.title}
                  aria-describedby={option.reason ? `${about} ${about}-hint` : about}
                  onChange={() => composer.applyPatches(option.patches, `${props.legend}: ${option.title}`)}
                  className="mt-1 size-3.5 shrink-0 accent-(--c-accent) outline-none"
                />
                <span className="min-w-0">
                  <span className={cn('block font-medium text-md', disabled && 'text-ink-3')}>
                    {option.title}
                  </span>
                  <span id={about} className={cn('block text-ink-2 text-sm', disabled && 'text-ink-3')}>
                    {props.summaries?.[option.id] ?? option.summary}
                  </span>
                  <OptionPackages option={option} />
                </span>
              </label>
              <div className="pl-6.5">
                <OptionHint id={`${about}-hint`} option={option} />
              </div>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
