import { CATALOG } from '@boardwright/catalog/catalog';
import { ASKED_LICENCES } from '@boardwright/catalog/licences';
import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { EXAMPLE_KEYRING } from '@boardwright/spec/update-section';

type Engine = NonNullable<ImageSpecInput['engine']>;

/** One way to fill in a field of the spec, by what it is called in the table. */
interface Value {
  readonly name: string;
  readonly spec: Partial<ImageSpecInput>;
}

/** Null when an issue is an error. */
export type ResolveSpec = (spec: ImageSpec) => ResolvedImage | null;

export interface Combination {
  /** Name of the value of each factor, in the order of the factors. */
  readonly names: readonly string[];
  readonly image: ResolvedImage;
}

export interface Combinations {
  /** How many the resolver allows. */
  readonly allowed: number;
  /** Those chosen so that every pair of values that is allowed anywhere occurs in at least one. */
  readonly chosen: readonly Combination[];
}

const PROFILING = [...CATALOG.features.values()]
  .filter(({ slot }) => slot === 'profiling')
  .map(({ id }) => id);

function listValues(field: 'accelerators' | 'runtimes' | 'profiling', lists: readonly string[][]): Value[] {
  return lists.map((ids) => ({ name: ids.join('+') || '-', spec: { [field]: ids } }));
}

/** Nothing is built, so every licence may be taken as accepted; some boards are refused without. */
const LICENCES = [...new Set(ASKED_LICENCES.map(({ id }) => id))];

const OVERLAY = { name: 'adxl345', source: '/dts-v1/; /plugin/; / { compatible = "x"; };' };

/** What is combined with what. A choice with one value would add nothing to a pair. */
function factors(engine: Engine): readonly (readonly Value[])[] {
  const models = ['none', 'voluntary', 'lazy', 'full', 'rt'] as const;
  const runtimes = [...CATALOG.runtimes.keys()];
  return [
    [
      { name: 'default', spec: {} },
      ...models.map((preemption) => ({
        name: preemption,
        spec: {
          kernel: { preemption, ...(preemption === 'rt' ? { hz: 1000 as const, isolateCpus: '1' } : {}) },
        },
      })),
    ],
    listValues('accelerators', [[], ...[...CATALOG.accelerators.keys()].map((id) => [id])]),
    listValues('runtimes', [[], ...runtimes.map((id) => [id]), runtimes]),
    (['none', 'podman', 'docker'] as const).map((engine) => ({
      name: engine,
      spec: { containers: { engine } },
    })),
    (['ext4', 'squashfs'] as const).flatMap((rootfs) => [
      { name: rootfs, spec: { storage: { rootfs } } },
      {
        name: `${rootfs}, two slots`,
        spec: {
          storage: { rootfs, layout: 'ab' as const },
          update: { kind: 'rauc' as const, keyring: EXAMPLE_KEYRING },
        },
      },
    ]),
    listValues('profiling', [[], ...PROFILING.map((id) => [id]), PROFILING]),
    [
      { name: '-', spec: {} },
      { name: 'packages', spec: { packages: ['i2c-tools', 'mosquitto', 'libiio', 'can-utils', 'chrony'] } },
    ],
    [
      { name: '-', spec: {} },
      { name: 'own overlay', spec: { overlays: [OVERLAY] } },
      { name: 'spi0 and own overlay', spec: { overlays: [{ id: 'spi0' }, OVERLAY] } },
    ],
    [
      { name: '-', spec: {} },
      {
        name: 'low-power, CAN',
        spec: {
          power: { profile: 'low-power' },
          network: { interfaces: [{ name: 'can0', canBitrate: 500_000 }] },
        },
      },
    ],
    // Only this engine has a choice.
    ...(engine.kind === 'yocto'
      ? [
          [
            { name: '-', spec: {} },
            { name: 'busybox init', spec: { engine: { ...engine, init: 'busybox' as const } } },
          ],
        ]
      : []),
  ];
}

function* product(values: readonly (readonly Value[])[]): Generator<readonly Value[]> {
  const [first, ...rest] = values;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const tail of product(rest)) for (const value of first) yield [value, ...tail];
}

/** Every two values that occur together, by factor and name. */
export function pairsOf(names: readonly string[]): string[] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b, j) => `${i}=${a}|${i + 1 + j}=${b}`));
}

/** Greedy: always the combination that covers most pairs not covered yet, until all that occur in any are. */
export function coverPairs(all: readonly Combination[]): Combination[] {
  const pairs = all.map(({ names }) => pairsOf(names));
  const open = new Set(pairs.flat());
  const chosen: Combination[] = [];
  while (open.size > 0) {
    let best = 0;
    let most = -1;
    for (const [index, own] of pairs.entries()) {
      const gain = own.reduce((sum, pair) => sum + (open.has(pair) ? 1 : 0), 0);
      if (gain > most) [best, most] = [index, gain];
    }
    const one = all[best];
    if (one === undefined) break;
    chosen.push(one);
    for (const pair of pairs[best] ?? []) open.delete(pair);
  }
  return chosen;
}

/** Values of one factor that the resolver refuses alone are refused in every combination, and need not be multiplied. */
function possible(
  board: string,
  engine: Engine,
  own: Partial<ImageSpecInput>,
  resolveSpec: ResolveSpec,
): ResolvedImage | null {
  const spec = ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'verify',
    board,
    engine,
    acceptedLicences: LICENCES,
    ...own,
  });
  return resolveSpec(spec);
}

/** A unit may need another one (an NPU its runtime), so only values that fail for reasons of their own are left out. */
function usable(board: string, engine: Engine, value: Value, resolveSpec: ResolveSpec): boolean {
  if (possible(board, engine, value.spec, resolveSpec) !== null) return true;
  return possible(board, engine, { ...value.spec, runtimes: ['tflite'] }, resolveSpec) !== null;
}

/**
 * @param resolveSpec - what decides whether a combination is allowed; the resolver itself unless told otherwise
 * @returns all combinations of one board and release that are allowed
 */
export function allowedCombinations(
  board: string,
  engine: Engine,
  resolveSpec: ResolveSpec = (spec) => resolve(spec).image,
): Combination[] {
  const values = factors(engine).map((factor) =>
    factor.filter((value) => usable(board, engine, value, resolveSpec)),
  );
  const all: Combination[] = [];
  for (const one of product(values)) {
    const spec = Object.assign({}, ...one.map(({ spec }) => spec));
    const image = possible(board, engine, spec, resolveSpec);
    if (image !== null) all.push({ names: one.map(({ name }) => name), image });
  }
  return all;
}

/** As allowedCombinations, with a pairwise choice of them. */
export function combinationsOf(board: string, engine: Engine, resolveSpec?: ResolveSpec): Combinations {
  const all = allowedCombinations(board, engine, resolveSpec);
  return { allowed: all.length, chosen: coverPairs(all) };
}
