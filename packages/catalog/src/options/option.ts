import type { IssueFix, SpecPatch } from '../issue.ts';

/** One choice of a form section. */
export interface SpecOption {
  readonly id: string;
  readonly title: string;
  /** One sentence about it; empty where the title says all. */
  readonly summary: string;
  /** Packages it puts on the image, by their names in the chosen engine; absent for what is no unit. */
  readonly packages?: readonly string[];
  readonly selected: boolean;
  /** False when choosing it would bring an error the spec does not have now. */
  readonly enabled: boolean;
  /** Why not, as a plain sentence. */
  readonly reason?: string;
  /** "Use X instead": a change of the spec as it is now that chooses this and mends what it breaks. */
  readonly fix?: IssueFix;
  /** What choosing it (or, when selected in a list, leaving it out) changes in the spec. */
  readonly patches: readonly SpecPatch[];
}

export interface OptionSection {
  readonly id: OptionSectionId;
  /** JSON Pointer of the field. */
  readonly path: string;
  /** True when several can be chosen. */
  readonly multiple: boolean;
  readonly options: readonly SpecOption[];
}

export type OptionSectionId =
  | 'board'
  | 'engine'
  | 'release'
  | 'init'
  | 'preemption'
  | 'accelerators'
  | 'runtimes'
  | 'containers'
  | 'power'
  | 'governor'
  | 'profiling'
  | 'layout'
  | 'rootfs'
  | 'update';
