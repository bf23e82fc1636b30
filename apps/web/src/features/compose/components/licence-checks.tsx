'use client';
import { ASKED_LICENCES } from '@boardwright/catalog/licences';
import { type ReactElement, useId } from 'react';
import { useComposerContext } from '../composer-context.ts';

const PATH = ['acceptedLicences'] as const;
const CHOICES = ['accelerators', 'runtimes', 'profiling'] as const;

/** Vendors' licences that what was chosen asks for, and those accepted before. Nothing when there are none. */
export function LicenceChecks(): ReactElement | null {
  const composer = useComposerContext();
  const group = useId();
  const accepted = composer.list(PATH);
  const isBuildroot = composer.text(['engine', 'kind']) === 'buildroot';
  const chosen = CHOICES.flatMap((key) => composer.list([key]));
  const shown = ASKED_LICENCES.filter(
    ({ id, unit }) => accepted.includes(id) || (isBuildroot && chosen.includes(unit.id)),
  );
  if (shown.length === 0) return null;
  return (
    <fieldset className="mt-6">
      <legend className="mb-2 font-medium text-sm">Licences you accept</legend>
      <div className="border-t">
        {shown.map(({ id, title, site, unit }) => (
          <label key={id} className="flex items-start gap-3 border-b py-2.5">
            <input
              type="checkbox"
              checked={accepted.includes(id)}
              aria-label={title}
              aria-describedby={`${group}-${id}`}
              onChange={({ target: { checked } }) => {
                const others = accepted.filter((one) => one !== id);
                composer.set(
                  PATH,
                  checked ? [...others, id] : others,
                  `${checked ? 'Accept' : 'Withdraw'} ${title}`,
                );
              }}
              className="mt-1 size-4 shrink-0 accent-(--c-accent)"
            />
            <span className="min-w-0">
              <span className="block font-medium text-md">{title}</span>
              <span id={`${group}-${id}`} className="block text-ink-2 text-sm">
                {unit.title} needs files only its vendor may pass on; the build downloads them from there.
                Read the licence at {site} first.
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
