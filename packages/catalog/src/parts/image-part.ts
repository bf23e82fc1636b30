import type { PackageSizes } from '../unit.ts';

/** One layer of an image with its size by the package facts. */
export interface ImagePart {
  readonly kind: 'base' | 'kernel' | 'firmware' | 'unit' | 'extra';
  /** Unit id or package name. */
  readonly id: string;
  readonly title: string;
  readonly sizes: PackageSizes;
  /** Seconds one core needs to compile it; absent where nothing is compiled. */
  readonly cpuSeconds?: number;
}
