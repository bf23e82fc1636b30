import { readFileSync } from 'node:fs';
import { BootReport, GuestReport } from '../boot-report.ts';
import type { GateInput } from '../gate-input.ts';
import { ImageFacts } from '../image-facts.ts';
import { InspectReport } from '../inspect-report.ts';

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

/** A real PREEMPT_RT image that passed: everything the gate is given. */
export function rtImage(): GateInput {
  const inspect = InspectReport.parse(read('inspect-rt-image.json'));
  const guest = GuestReport.parse(read('guest-rt-image.json'));
  const image = ImageFacts.parse({
    imageSizeBytes: 3_221_225_472,
    imageSha256: 'b8b1dbcd9b0eb6a97b7c9335dc13992678a9a246c93eb12f72c6a985d8779584',
    partitions: [
      { label: 'spare', startBytes: 1_048_576, sizeBytes: 67_108_864, fileSystem: 'vfat', usedBytes: null },
      { label: 'root', startBytes: 68_157_440, sizeBytes: 1_048_576_000, fileSystem: 'ext4', usedBytes: 451_388_866 },
    ],
    rootfsUsedBytes: 451_388_866,
    kernelRelease: '6.12.117+deb13-rt-amd64',
    kernelPackageVersion: '6.12.117-1',
    archiveDate: '2026-11-22',
  });
  const boot = BootReport.parse({
    version: 1,
    machine: 'pc',
    accelerator: 'tcg',
    loginSeconds: 36.2,
    guest,
    problem: null,
  });
  return {
    requirements: {
      preemption: 'rt',
      requiredConfig: ['CONFIG_CAN=m', 'CONFIG_HIGH_RES_TIMERS=y'],
      selfTests: [{ runtime: 'onnxruntime', model: 'vibration-anomaly' }],
      oneVersion: [],
      init: 'systemd',
      latencyTestSeconds: 5,
      bootTestNotRun: null,
    },
    image,
    inspect,
    boot,
  };
}
