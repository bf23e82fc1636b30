import type { BuildView } from '@boardwright/api/schemas/build';
import type { ReactElement } from 'react';
import { missReasons, providerRows, reuseRows } from '../reuse-words.ts';

/** What was read, run and taken over from earlier builds, and why the rest was not. Nothing for engines that don't say. */
export function ReusePanel({ build }: { readonly build: BuildView }): ReactElement | null {
  const rows = reuseRows(build);
  if (rows.length === 0) return null;
  const reasons = missReasons(build);
  const providers = providerRows(build);
  return (
    <section aria-labelledby="reuse-title">
      <h2 id="reuse-title" className="mb-2 font-medium text-md">
        Recipes and reuse
      </h2>
      <div className="rounded-md border bg-panel">
        <dl className="grid gap-px grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))] overflow-hidden rounded-md bg-line">
          {rows.map((row) => (
            <div key={row.label} className="bg-panel px-3 py-2.5">
              <dt className="text-ink-2 text-xs">{row.label}</dt>
              <dd className="min-w-0">
                <span className="tabular block font-medium text-md [overflow-wrap:anywhere]">
                  {row.value}
                </span>
                <span className="block text-ink-2 text-xs [overflow-wrap:anywhere]">{row.detail}</span>
              </dd>
            </div>
          ))}
        </dl>
        {providers.length > 0 ? (
          <details className="border-t px-3 py-2.5 text-sm">
            <summary className="cursor-pointer text-ink-2 text-xs">
              {providers.length} providers chosen, for example {providers[0]?.recipe} for {providers[0]?.what}
            </summary>
            <dl className="mt-2 grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
              {providers.map(({ what, recipe, version }) => (
                <div key={`${what} ${recipe}`} className="min-w-0 [overflow-wrap:anywhere]">
                  <dt className="inline text-ink-2 text-xs">{what} </dt>
                  <dd className="inline font-mono text-xs">
                    {recipe} {version}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        ) : null}
        {reasons.length > 0 ? (
          <div className="border-t px-3 py-2.5 text-sm">
            <h3 className="text-ink-2 text-xs">Built again because</h3>
            <ul className="mt-1 space-y-1">
              {reasons.map(({ why, what }) => (
                <li key={why} className="min-w-0 [overflow-wrap:anywhere]">
                  {why}: <span className="font-mono text-ink-2 text-xs">{what.join(', ')}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </section>
  );
}
