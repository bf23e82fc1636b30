import type { SpecOption } from '@boardwright/catalog/options/option';
import type { ReactElement } from 'react';

/** What an option puts on the image, by the names the chosen engine uses. */
export function OptionPackages({ option }: { readonly option: SpecOption }): ReactElement | null {
  if (option.packages === undefined) return null;
  return (
    <span className="mt-0.5 block font-mono text-ink-3 text-xs [overflow-wrap:anywhere]">
      <span className="sr-only">Packages: </span>
      {option.packages.join(' ')}
    </span>
  );
}
