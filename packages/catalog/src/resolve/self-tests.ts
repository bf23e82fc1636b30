import type { ResolvedImage } from '../resolved-image.ts';
import type { Selected } from './draft.ts';

/** Seconds of cyclictest in the boot test: enough for a histogram, short enough for a boot test. */
const LATENCY_TEST_SECONDS = 10;

/** @returns a self-test for each runtime that has a model */
export function selfTests(units: readonly Selected[]): ResolvedImage['selfTests'] {
  return units.flatMap(({ unit }) => {
    if (unit.selfTestModel === undefined) return [];
    const because = `proves that ${unit.title} gives the right answer`;
    return [{ runtime: unit.id, model: unit.selfTestModel, because }];
  });
}

/** @returns seconds of cyclictest in the boot test; 0 when nothing brings it */
export function latencyTestSeconds(units: readonly Selected[]): number {
  const measures = units.some(({ unit }) => unit.provides.includes('tool:cyclictest'));
  return measures ? LATENCY_TEST_SECONDS : 0;
}
