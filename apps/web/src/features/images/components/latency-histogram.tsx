import type { CyclictestResult } from '@boardwright/evidence/boot-report';
import type { ReactElement } from 'react';
import { histogramBars, percentileUs } from '../histogram.ts';

const MOST_BARS = 72;

/** cyclictest: how late a real-time thread woke up. */
export function LatencyHistogram({ result }: { readonly result: CyclictestResult }): ReactElement {
  const bars = histogramBars(result.histogram, MOST_BARS);
  const p99 = percentileUs(result.histogram, 0.99);
  const samples = result.histogram.reduce((sum, bucket) => sum + bucket.count, 0);
  const facts: readonly (readonly [string, string])[] = [
    ['Lowest', `${result.minUs} µs`],
    ['Average', `${result.avgUs} µs`],
    ['p99', p99 === null ? '–' : `${p99} µs`],
    ['Highest', `${result.maxUs} µs`],
    ['Samples', samples.toLocaleString('en')],
    ['Threads', String(result.threads)],
  ];
  return (
    <section aria-labelledby="latency-title">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="latency-title" className="font-medium text-md">
          Wake-up latency
        </h2>
        {result.emulated ? (
          <span className="rounded-sm border border-warn/50 bg-warn-soft px-1.5 text-2xs text-warn leading-4">
            emulated
          </span>
        ) : null}
      </div>
      <p className="mt-0.5 max-w-3xl text-ink-2 text-sm">
        cyclictest ran for {(result.durationMs / 1000).toFixed(0)} s.{' '}
        {result.emulated
          ? 'Measured in an emulator: it shows that real-time scheduling works and says nothing about the latency of the board.'
          : ''}
      </p>
      <div className="mt-4 max-w-4xl">
        <div
          role="img"
          aria-label={`Histogram of ${samples} wake-ups: lowest ${result.minUs}, average ${result.avgUs}, highest ${result.maxUs} microseconds`}
          className="flex h-40 items-end gap-px border-line-strong border-b"
        >
          {bars.map((bar) => (
            <div
              key={bar.fromUs}
              title={`${bar.fromUs === bar.toUs ? bar.fromUs : `${bar.fromUs} to ${bar.toUs}`} µs: ${bar.count.toLocaleString('en')}`}
              className="min-w-0 flex-1 rounded-t-xs bg-accent/75 hover:bg-accent"
              style={{ height: `${bar.height * 100}%` }}
            />
          ))}
        </div>
        <div aria-hidden className="tabular mt-1 flex justify-between text-2xs text-ink-3">
          <span>{bars[0]?.fromUs ?? 0} µs</span>
          <span>heights are logarithmic</span>
          <span>{bars.at(-1)?.toUs ?? 0} µs</span>
        </div>
        <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="text-ink-2 text-xs">{label}</dt>
              <dd className="tabular font-medium text-sm">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}
