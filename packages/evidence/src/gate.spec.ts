import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { rtImage } from './__fixtures__/rt-image.ts';
import type { BootReport, GuestReport, PartitionFact } from './boot-report.ts';
import { gatePassed, gateProblem, runGate } from './gate.ts';
import type { GateInput } from './gate-input.ts';
import type { InspectFindings } from './inspect-report.ts';

function failedIds(input: GateInput): string[] {
  return runGate(input)
    .filter((check) => check.outcome === 'fail')
    .map((check) => check.id);
}

function withGuest(change: Partial<GuestReport>): GateInput {
  const input = rtImage();
  const boot = input.boot as BootReport;
  return { ...input, boot: { ...boot, guest: { ...(boot.guest as GuestReport), ...change } } };
}

function withFindings(change: Partial<InspectFindings>): GateInput {
  const input = rtImage();
  return { ...input, inspect: { ...input.inspect, findings: { ...input.inspect.findings, ...change } } };
}

function withPartition(change: Partial<z.infer<typeof PartitionFact>>): GateInput {
  const input = rtImage();
  const [first, ...rest] = input.image.partitions;
  if (first === undefined) throw new Error('the fixture has partitions');
  return { ...input, image: { ...input.image, partitions: [{ ...first, ...change }, ...rest] } };
}

describe('packages that must be of one version', () => {
  const hailo8 = { unit: 'Hailo-8', packages: ['hailort', 'hailort-drivers', 'hailo8-firmware'] };

  function withVersions(versions: Readonly<Record<string, string>>): GateInput {
    const input = rtImage();
    const [any] = input.inspect.packages;
    if (any === undefined) throw new Error('the fixture has packages');
    const added = Object.entries(versions).map(([name, version]) => ({ ...any, name, version }));
    return {
      ...input,
      requirements: { ...input.requirements, oneVersion: [hailo8] },
      inspect: { ...input.inspect, packages: [...input.inspect.packages, ...added] },
    };
  }

  it('pass when they are', () => {
    const versions = { hailort: '4.23.0', 'hailort-drivers': '4.23.0', 'hailo8-firmware': '4.23.0' };
    const check = runGate(withVersions(versions)).find(({ id }) => id === 'one-version-hailort');
    expect(check).toMatchObject({ outcome: 'pass', detail: expect.stringContaining('hailort 4.23.0') });
  });

  it.each([
    ['one is older', { hailort: '4.23.0', 'hailort-drivers': '4.22.0', 'hailo8-firmware': '4.23.0' }],
    ['one is missing', { hailort: '4.23.0', 'hailo8-firmware': '4.23.0' }],
    ['all are missing', {}],
  ])('fail when %s', (_, versions) => {
    expect(failedIds(withVersions(versions))).toEqual(['one-version-hailort']);
  });
});

describe('runGate on a real PREEMPT_RT image', () => {
  it('passes every check with a proof', () => {
    const checks = runGate(rtImage());
    expect(checks.filter((check) => check.outcome !== 'pass')).toEqual([]);
    expect(gatePassed(checks)).toBe(true);
    expect(gateProblem(checks)).toBeNull();
    expect(checks.find((check) => check.id === 'boot-rt-uname')?.detail).toContain('SMP PREEMPT_RT');
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
  });

  it.each([
    ['host key', withFindings({ hostKeys: ['/etc/ssh/ssh_host_rsa_key'] }), 'no-host-keys'],
    ['private key', withFindings({ privateKeys: ['/etc/ssl/private/x.key'] }), 'no-private-keys'],
    ['password', withFindings({ passwords: [{ user: 'root', password: 'none' }] }), 'no-passwords'],
    [
      'authorized key',
      withFindings({ authorizedKeys: ['/root/.ssh/authorized_keys'] }),
      'no-authorized-keys',
    ],
    ['machine id', withFindings({ machineIds: ['/etc/machine-id'] }), 'no-machine-id'],
    ['failed unit', withGuest({ failedUnits: ['ssh.service'] }), 'boot-units'],
    ['no units at all', withGuest({ units: [] }), 'boot-units'],
    ['missing self-test', withGuest({ selftest: [] }), 'selftest-onnxruntime'],
    ['missing cyclictest', withGuest({ cyclictest: null }), 'boot-latency'],
    ['running config without RT', withGuest({ kernelConfig: 'CONFIG_PREEMPT=y\n' }), 'boot-rt-config'],
    ['running config missing', withGuest({ kernelConfig: '' }), 'boot-rt-config'],
    ['overlapping partitions', withPartition({ sizeBytes: 80_000_000 }), 'partition-table'],
    ['misaligned partition', withPartition({ startBytes: 1_048_000 }), 'partition-table'],
    ['partition behind the end', withPartition({ startBytes: 3_221_225_472 }), 'partition-table'],
    ['overfull partition', withPartition({ usedBytes: 99_000_000 }), 'partition-table'],
  ])('fails on: %s', (_name, input, id) => {
    expect(failedIds(input)).toEqual([id]);
    expect(gatePassed(runGate(input))).toBe(false);
  });

  it('asks the init scripts where there is no systemd', () => {
    const { requirements, boot, ...rest } = withGuest({ units: [] });
    if (boot === null) throw new Error('the fixture has a boot report');
    const busybox = (initScripts: { name: string; ok: boolean }[]) => ({
      ...rest,
      requirements: { ...requirements, init: 'busybox' as const },
      boot: { ...boot, initScripts },
    });
    expect(failedIds(busybox([{ name: 'network', ok: true }]))).toEqual([]);
    expect(failedIds(busybox([{ name: 'network', ok: false }]))).toEqual(['boot-init-scripts']);
    expect(failedIds(busybox([]))).toEqual(['boot-init-scripts']);
  });

  it('fails when another kernel ran than the one that was built', () => {
    const uname = { sysname: 'Linux', release: '6.1.0', version: '#1 SMP PREEMPT_RT', machine: 'x86_64' };
    expect(failedIds(withGuest({ uname }))).toEqual(['one-kernel']);
  });

  it('does not take PREEMPT_RT from a plain PREEMPT kernel', () => {
    const release = rtImage().image.kernelRelease;
    const uname = { sysname: 'Linux', release, version: '#1 SMP PREEMPT_DYNAMIC Debian', machine: 'x86_64' };
    expect(failedIds(withGuest({ uname }))).toEqual(['boot-rt-uname']);
  });

  it('names a wrong answer of a runtime', () => {
    const guest = rtImage().boot?.guest as GuestReport;
    const selftest = guest.selftest.map((one) => ({ ...one, ok: false, detail: 'answers differ by 0.3' }));
    expect(gateProblem(runGate(withGuest({ selftest })))).toContain('answers differ by 0.3');
  });

  it('lists kernel options that are missing', () => {
    const input = rtImage();
    const requirements = { ...input.requirements, requiredConfig: ['CONFIG_CAN=m', 'CONFIG_PHANTOM=y'] };
    const check = runGate({ ...input, requirements }).find((one) => one.id === 'kernel-config');
    expect(check).toMatchObject({ outcome: 'fail', detail: 'Missing: CONFIG_PHANTOM=y.' });
  });
});

describe('runGate without a boot', () => {
  it('says why when no machine emulates the board, and the image may still be Ready', () => {
    const input = rtImage();
    const requirements = { ...input.requirements, bootTestNotRun: 'QEMU has no Raspberry Pi 5.' };
    const checks = runGate({ ...input, requirements, boot: null });
    const boot = checks.filter((check) => /^(boot|selftest)-/.test(check.id));
    expect(boot.map((check) => check.outcome)).toEqual(boot.map(() => 'not-run'));
    expect(boot[0]?.detail).toBe('QEMU has no Raspberry Pi 5.');
    expect(gatePassed(checks)).toBe(true);
  });

  it('fails when a boot test was due and did not run', () => {
    expect(failedIds({ ...rtImage(), boot: null })).toContain('boot-login');
  });

  it('fails when the image never reached a login prompt or sent no report', () => {
    const input = rtImage();
    const boot = { ...(input.boot as BootReport), loginSeconds: null, guest: null, problem: 'Kernel panic.' };
    const checks = runGate({ ...input, boot });
    expect(checks.find((check) => check.id === 'boot-login')).toMatchObject({
      outcome: 'fail',
      detail: 'Kernel panic.',
    });
    expect(checks.find((check) => check.id === 'boot-rt-config')?.outcome).toBe('fail');
  });
});
