import type { BoardArch } from './arch.ts';
import type { PreemptionModel } from './resolved-image.ts';

/** A line of the kernel configuration. */
export interface KernelLine {
  /** For example `CONFIG_VETH=m`. */
  readonly line: string;
  readonly because: string;
  /** Kernels that do not have it; the unit is of use without. */
  readonly except?: {
    readonly arch: BoardArch;
    readonly preemption: readonly PreemptionModel[];
    /** First version that has it. */
    readonly before: string;
  };
}

/** Sizes and work of what a unit adds to an image that is compiled, roughly: nothing was measured. */
export interface CompileCost {
  readonly installedMiB: number;
  /** Sources to download, in MiB. */
  readonly downloadMiB: number;
  /** CPU seconds to compile it and what it needs, on one core of a server. */
  readonly cpuSeconds: number;
}

/** A vendor's licence that whoever builds the image has to accept, because nobody else may pass its files on. */
export interface LicenceToAccept {
  /** What `acceptedLicences` of a spec names. */
  readonly id: string;
  /** For example `Hailo's licence of the firmware`. */
  readonly title: string;
  /** Where the vendor has the licence, for a person to read: a host name, nothing is downloaded from it. */
  readonly site: string;
}
