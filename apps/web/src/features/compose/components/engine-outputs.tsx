'use client';
import { type ReactElement, useId } from 'react';
import { useComposerContext } from '../composer-context.ts';

const OUTPUTS = [
  { id: 'sdk', title: 'SDK', summary: 'Compiler and sysroot to build your own programs for the image.' },
  { id: 'legal-info', title: 'Legal info', summary: 'Licences and sources of everything on the image.' },
] as const;
const PATH = ['engine', 'outputs'] as const;

/** What Buildroot makes beside the image when asked. */
export function EngineOutputs(): ReactElement {
  const composer = useComposerContext();
  const group = useId();
  const chosen = composer.list(PATH);
  return (
    <fieldset>
      <legend className="mb-2 font-medium text-sm">Also make</legend>
      <div className="border-t">
        {OUTPUTS.map(({ id, title, summary }) => (
          <label key={id} className="flex items-start gap-3 border-b py-2.5">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              aria-label={title}
              aria-describedby={`${group}-${id}`}
              onChange={({ target: { checked } }) => {
                const next = OUTPUTS.map((one) => one.id).filter((one) =>
                  one === id ? checked : chosen.includes(one),
                );
                // Nothing chosen is nothing written: the spec stays the one it was.
                const value = next.length === 0 ? undefined : next;
                composer.set(PATH, value, `${checked ? 'Add' : 'Remove'} ${title}`);
              }}
              className="mt-1 size-4 shrink-0 accent-(--c-accent)"
            />
            <span className="min-w-0">
              <span className="block font-medium text-md">{title}</span>
              <span id={`${group}-${id}`} className="block text-ink-2 text-sm">
                {summary}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
