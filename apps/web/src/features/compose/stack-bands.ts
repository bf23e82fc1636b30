import { imageParts } from '@boardwright/catalog/image-parts';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { preemptionWord } from '#features/images/image-words.ts';

export interface StackBand {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly sizeMiB: number;
  readonly tone: 'own' | 'unit' | 'system' | 'kernel' | 'firmware';
  /** Short mark shown on the band, such as `RT`. */
  readonly badge: string | null;
  readonly because: string | null;
}

function because(image: ResolvedImage, id: string): string | null {
  return image.units.find((unit) => unit.id === id)?.because ?? null;
}

/** What starts everything, and what else the base has. */
function baseDetail(image: ResolvedImage): string {
  if (image.engine.kind === 'buildroot') return 'BusyBox init, network';
  return image.yocto?.init === 'busybox' ? 'BusyBox init, mdev, network' : 'systemd, udev, network';
}

/** The layers of an image from the top of the stack to the bottom, each with its size by the package facts. */
export function stackBands(image: ResolvedImage): StackBand[] {
  const parts = imageParts(image);
  const extras = parts.filter((part) => part.kind === 'extra');
  const kindOf = new Map(image.units.map((unit) => [unit.id, unit.kind]));
  const unitBands = (kind: 'runtime' | 'accelerator' | 'feature'): StackBand[] =>
    parts
      .filter((part) => part.kind === 'unit' && kindOf.get(part.id) === kind)
      .map((part) => ({
        id: part.id,
        title: part.title,
        detail:
          kind === 'runtime' && image.selfTests.some((test) => test.runtime === part.id)
            ? 'runs the sample model at the boot test'
            : '',
        sizeMiB: part.sizes.installedMiB,
        tone: 'unit',
        badge: null,
        because: because(image, part.id),
      }));
  const bands: StackBand[] = [];
  if (extras.length > 0) {
    bands.push({
      id: 'extras',
      title: extras.length === 1 ? (extras[0]?.title ?? '') : `${extras.length} packages of yours`,
      detail: extras.length === 1 ? '' : extras.map((part) => part.id).join(', '),
      sizeMiB: extras.reduce((sum, part) => sum + part.sizes.installedMiB, 0),
      tone: 'own',
      badge: null,
      because: 'packages of the spec',
    });
  }
  bands.push(...unitBands('runtime'), ...unitBands('feature'), ...unitBands('accelerator'));
  for (const part of parts) {
    if (part.kind === 'base') {
      bands.push({
        id: 'base',
        title: part.title,
        detail: baseDetail(image),
        sizeMiB: part.sizes.installedMiB,
        tone: 'system',
        badge: null,
        because: image.engine.because,
      });
    } else if (part.kind === 'kernel') {
      bands.push({
        id: 'kernel',
        title: part.title,
        detail: preemptionWord(image.kernel.preemption),
        sizeMiB: part.sizes.installedMiB,
        tone: 'kernel',
        badge: image.kernel.preemption === 'rt' ? 'RT' : null,
        because: image.kernel.because,
      });
    } else if (part.kind === 'firmware') {
      bands.push({
        id: part.id,
        title: part.title,
        detail: 'firmware',
        sizeMiB: part.sizes.installedMiB,
        tone: 'firmware',
        badge: null,
        because: 'the board needs it',
      });
    }
  }
  return bands;
}

/**
 * Heights to scale, except that no band gets lower than its text.
 *
 * @param sizes - MiB of each band
 * @param totalPx - height of the whole stack
 */
export function bandHeights(sizes: readonly number[], totalPx: number, leastPx: number): number[] {
  const heights = new Array<number>(sizes.length).fill(leastPx);
  let free = sizes.map((_, index) => index);
  let room = totalPx;
  // Bands that would be too low get the least height; the rest share what is left, to scale.
  for (;;) {
    const sum = free.reduce((total, index) => total + (sizes[index] ?? 0), 0);
    const low = free.filter((index) => sum === 0 || ((sizes[index] ?? 0) / sum) * room < leastPx);
    if (low.length === 0) {
      for (const index of free) heights[index] = ((sizes[index] ?? 0) / sum) * room;
      return heights;
    }
    free = free.filter((index) => !low.includes(index));
    room -= low.length * leastPx;
    if (free.length === 0) return heights;
  }
}
