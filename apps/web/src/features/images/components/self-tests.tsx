import type { SelfTestResult } from '@boardwright/evidence/boot-report';
import type { ReactElement } from 'react';
import { ScrollRegion } from '#components/ui/scroll-region.tsx';
import { StateMark } from '#components/ui/state-mark.tsx';

function microseconds(us: number): string {
  return us >= 1000 ? `${(us / 1000).toFixed(2)} ms` : `${us.toFixed(us < 100 ? 1 : 0)} µs`;
}

/** What each runtime did with the sample model on the running image. */
export function SelfTests({ results }: { readonly results: readonly SelfTestResult[] }): ReactElement {
  return (
    <section aria-labelledby="selftest-title">
      <h2 id="selftest-title" className="font-medium text-md">
        Self-tests
      </h2>
      {results.length === 0 ? (
        <p className="mt-1 text-ink-2 text-sm">No runtime was chosen, so there was no model to run.</p>
      ) : (
        <ScrollRegion label="Results of the self-tests" className="mt-2">
          <table className="w-full max-w-5xl text-sm">
            <thead className="text-left text-ink-3 text-xs">
              <tr className="border-b">
                <th scope="col" className="py-2 pr-4 font-normal">
                  Runtime
                </th>
                <th scope="col" className="py-2 pr-4 font-normal">
                  Model
                </th>
                <th scope="col" className="py-2 pr-4 font-normal">
                  Ran on
                </th>
                <th scope="col" className="py-2 pr-4 text-right font-normal">
                  Largest error
                </th>
                <th scope="col" className="py-2 pr-4 text-right font-normal">
                  Allowed
                </th>
                <th scope="col" className="py-2 pr-4 text-right font-normal">
                  p50
                </th>
                <th scope="col" className="py-2 pr-4 text-right font-normal">
                  p99
                </th>
                <th scope="col" className="py-2 text-right font-normal">
                  Peak memory
                </th>
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <tr
                  key={`${result.runtime}/${result.model}/${result.delegate}`}
                  className="border-b align-top"
                >
                  <th scope="row" className="py-2.5 pr-4 text-left font-medium">
                    <span className="flex items-center gap-2 whitespace-nowrap">
                      <StateMark state={result.ok ? 'ok' : 'failed'} />
                      <span className="sr-only">{result.ok ? 'Passed:' : 'Failed:'}</span>
                      {result.runtime}{' '}
                      <span className="font-mono font-normal text-ink-2 text-xs">
                        {result.runtimeVersion}
                      </span>
                    </span>
                    {result.ok ? null : (
                      <p className="mt-1 max-w-md pl-6 font-normal text-fail text-xs">{result.detail}</p>
                    )}
                  </th>
                  <td className="whitespace-nowrap py-2.5 pr-4 font-mono text-xs leading-5">
                    {result.model}
                  </td>
                  <td className="whitespace-nowrap py-2.5 pr-4 text-ink-2">{result.delegate}</td>
                  <td className="tabular py-2.5 pr-4 text-right font-mono text-xs leading-5">
                    {result.maxAbsError === null ? '–' : result.maxAbsError.toExponential(1)}
                  </td>
                  <td className="tabular py-2.5 pr-4 text-right font-mono text-ink-2 text-xs leading-5">
                    {result.tolerance.toExponential(0)}
                  </td>
                  <td className="tabular whitespace-nowrap py-2.5 pr-4 text-right">
                    {result.latencyUs ? microseconds(result.latencyUs.p50) : '–'}
                  </td>
                  <td className="tabular whitespace-nowrap py-2.5 pr-4 text-right">
                    {result.latencyUs ? microseconds(result.latencyUs.p99) : '–'}
                  </td>
                  <td className="tabular whitespace-nowrap py-2.5 text-right">
                    {result.peakRssKiB === null ? '–' : `${(result.peakRssKiB / 1024).toFixed(1)} MiB`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
