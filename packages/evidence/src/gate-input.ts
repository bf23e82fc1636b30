import type { BootReport } from './boot-report.ts';
import type { ImageFacts } from './image-facts.ts';
import type { InspectReport } from './inspect-report.ts';

/** What the spec asked for, as far as the gate has to prove it. */
export interface GateRequirements {
  /** `none`, `voluntary`, `full` or `rt`. */
  readonly preemption: string;
  /** `CONFIG_X=y` lines the kernel inside must hold. */
  readonly requiredConfig: readonly string[];
  readonly selfTests: readonly { readonly runtime: string; readonly model: string }[];
  /** Packages that must be in the image at one version, by the unit they belong to. */
  readonly oneVersion: readonly { readonly unit: string; readonly packages: readonly string[] }[];
  /** What starts the system's services. */
  readonly init: 'systemd' | 'busybox';
  /** Seconds of cyclictest asked for; 0 for none. */
  readonly latencyTestSeconds: number;
  /** Why there is no boot test, in plain words, for example that QEMU has no such machine; null when there must be one. */
  readonly bootTestNotRun: string | null;
}

export interface GateInput {
  readonly requirements: GateRequirements;
  readonly image: ImageFacts;
  readonly inspect: InspectReport;
  /** Null when the boot stage did not run. */
  readonly boot: BootReport | null;
}
