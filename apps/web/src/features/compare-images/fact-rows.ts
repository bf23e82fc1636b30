import type { ComparedFacts } from '@boardwright/api/schemas/comparison';
import { formatByteChange, formatBytes } from '@boardwright/core/units';
import { preemptionWord } from '#features/images/image-words.ts';

export interface FactRow {
  readonly label: string;
  readonly from: string;
  readonly to: string;
  /** How it differs; empty when it does not. */
  readonly difference: string;
}

type Pair<Value> = { readonly from: Value | null; readonly to: Value | null };

const UNKNOWN = 'not known';

function bytesRow(label: string, { from, to }: Pair<number>): FactRow {
  const words = (value: number | null): string => (value === null ? UNKNOWN : formatBytes(value));
  const known = from !== null && to !== null && from !== to;
  return { label, from: words(from), to: words(to), difference: known ? formatByteChange(to - from) : '' };
}

function numberRow(label: string, unit: string, { from, to }: Pair<number>): FactRow {
  const round = (value: number): number => Math.round(value * 10) / 10;
  const words = (value: number | null): string =>
    value === null ? 'not measured' : `${round(value)} ${unit}`;
  const change = from === null || to === null ? 0 : round(to - from);
  const sign = change > 0 ? '+' : '−';
  return {
    ...{ label, from: words(from), to: words(to) },
    difference: change === 0 ? '' : `${sign}${Math.abs(change)} ${unit}`,
  };
}

function textRow(label: string, pair: Pair<string>): FactRow {
  const [from, to] = [pair.from ?? UNKNOWN, pair.to ?? UNKNOWN];
  return { label, from, to, difference: from === to ? '' : 'differs' };
}

/** What a person looks at first, in words. */
export function factRows(facts: ComparedFacts): FactRow[] {
  const model = (value: string | null): string | null => (value === null ? null : preemptionWord(value));
  return [
    bytesRow('Image', facts.imageBytes),
    bytesRow('Download', facts.downloadBytes),
    bytesRow('Root file system in use', facts.rootfsBytes),
    numberRow('Boot to login', 's', facts.bootSeconds),
    numberRow('Memory in use after boot', 'MiB', facts.ramUsedMiB),
    numberRow('Worst latency, emulated', 'µs', facts.latencyMaxUs),
    textRow('Kernel', facts.kernelRelease),
    textRow('Preemption', { from: model(facts.preemption.from), to: model(facts.preemption.to) }),
  ];
}
