import type { UnitFile } from './unit-file.ts';

/** CPU frequency governors of Linux that a spec can name. */
export type Governor = 'performance' | 'powersave' | 'schedutil' | 'ondemand' | 'conservative';

/** A set of settings between "fast" and "frugal". Data only, one directory each. */
export interface PowerProfile {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Used where the board scales its CPU's frequency. */
  readonly governor: Governor;
  readonly sysctl: readonly { readonly key: string; readonly value: string; readonly because: string }[];
  /** Kernel command line words; `needs` is a token the board must provide for the word to make sense. */
  readonly cmdline: readonly { readonly word: string; readonly needs?: string; readonly because: string }[];
  /**
   * Lines of BusyBox's own configuration, for images whose small programs are BusyBox's: `CONFIG_X=y`, or `=n` to leave it
   * out.
   */
  readonly busybox: readonly { readonly line: string; readonly because: string }[];
  readonly files: readonly UnitFile[];
}
