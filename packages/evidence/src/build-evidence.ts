import type { Evidence } from './boot-report.ts';
import { runGate } from './gate.ts';
import type { GateInput } from './gate-input.ts';
import { parseKernelConfig, preemptionOf } from './kernel-config.ts';

/** The model proven by the configuration inside; what was asked for when the configuration names none. */
function provenPreemption(input: GateInput): string {
  const config = input.boot?.guest?.kernelConfig || input.inspect.kernelConfig || '';
  const found = preemptionOf(parseKernelConfig(config));
  // A choice below `rt` is a boot option of one and the same kernel, so only RT can be read off the configuration.
  if (found === 'rt' || input.requirements.preemption === 'rt') return found ?? 'unknown';
  return input.requirements.preemption;
}

/**
 * Puts together everything an image page shows as proof, the gate's verdicts included.
 *
 * @invariant pure; equal inputs give equal evidence
 */
export function buildEvidence(input: GateInput): Evidence {
  const { image, inspect, boot } = input;
  const guest = boot?.guest ?? null;
  const cyclictest = guest?.cyclictest ?? null;
  function withoutConfig(): NonNullable<Evidence['boot']>['guest'] {
    if (guest === null) return null;
    const { kernelConfig: _large, ...rest } = guest;
    return rest;
  }
  return {
    version: 1,
    imageSizeBytes: image.imageSizeBytes,
    imageSha256: image.imageSha256,
    partitions: image.partitions,
    rootfsUsedBytes: image.rootfsUsedBytes,
    kernelRelease: image.kernelRelease,
    gate: runGate(input),
    boot: boot === null ? null : { ...boot, guest: withoutConfig() },
    bootSeconds: boot?.loginSeconds ?? null,
    uname:
      guest === null
        ? null
        : [guest.uname.sysname, guest.uname.release, guest.uname.version, guest.uname.machine].join(' '),
    preemption: provenPreemption(input),
    selftest: guest?.selftest ?? [],
    // The boot test is always a virtual machine: even with KVM its latencies are not the board's.
    cyclictest: cyclictest === null ? null : { emulated: true, ...cyclictest },
    packages: inspect.packages,
    sizes: inspect.sizes,
    archiveDate: image.archiveDate,
  };
}
