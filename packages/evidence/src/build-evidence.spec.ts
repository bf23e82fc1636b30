import { describe, expect, it } from 'vitest';
import { rtImage } from './__fixtures__/rt-image.ts';
import { Evidence } from './boot-report.ts';
import { buildEvidence } from './build-evidence.ts';

describe('buildEvidence', () => {
  it('gives a document the schema accepts, with the proofs of the real image', () => {
    const evidence = Evidence.parse(buildEvidence(rtImage()));
    expect(evidence).toMatchObject({ preemption: 'rt', bootSeconds: 36.2, archiveDate: '2026-11-22' });
    expect(evidence.uname).toMatch(/^Linux 6\.12\.117\+deb13-rt-amd64 #1 SMP PREEMPT_RT .* x86_64$/);
    expect(evidence.cyclictest?.emulated).toBe(true);
    expect(evidence.selftest.map((one) => one.ok)).toEqual([true]);
    expect(evidence.packages.length).toBe(158);
    expect(JSON.stringify(evidence)).not.toContain('CONFIG_PREEMPT_RT=y\\n');
  });

  it('does not claim RT when the kernel inside has none', () => {
    const input = rtImage();
    const inspect = { ...input.inspect, kernelConfig: 'CONFIG_PREEMPT_VOLUNTARY=y\n' };
    expect(buildEvidence({ ...input, inspect, boot: null }).preemption).toBe('voluntary');
  });

  it('keeps the chosen model of a kernel that offers several', () => {
    const input = rtImage();
    const inspect = {
      ...input.inspect,
      kernelConfig: 'CONFIG_PREEMPT_VOLUNTARY=y\nCONFIG_PREEMPT_DYNAMIC=y\n',
    };
    const requirements = { ...input.requirements, preemption: 'full' };
    expect(buildEvidence({ ...input, requirements, inspect, boot: null }).preemption).toBe('full');
  });
});
