import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bootImage } from '../boot/boot-image.ts';
import type { ComposeResult } from '../fixtures/compose-result.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { e2eEnv } from '../fixtures/env.ts';
import { sha256OfFile, unpackZst } from '../fixtures/unpack.ts';

test('an arm64 image composed by the command line boots with a PREEMPT_RT kernel', async () => {
  const stack = await e2eStack();
  const out = await mkdtemp(join(tmpdir(), 'boardwright-arm64-'));
  const spec = join(e2eEnv.root, 'examples/qemu-aarch64-vibration.yaml');
  try {
    const { stdout } = await stack.boardwright(['compose', spec, '--json', '--out', out]);
    const result = JSON.parse(stdout) as ComposeResult;
    expect(result.status).toBe('ready');
    expect(result.evidence.uname).toContain('PREEMPT_RT');
    expect(result.evidence.preemption).toBe('rt');
    expect(result.evidence.selftest.length).toBeGreaterThan(0);
    expect(result.evidence.selftest.every((entry) => entry.ok)).toBe(true);
    for (const artifact of result.artifacts) expect(await sha256OfFile(artifact.path)).toBe(artifact.sha256);

    const packed = result.artifacts.find((artifact) => artifact.kind === 'img.zst');
    const image = join(out, 'unpacked.img');
    await unpackZst(packed?.path ?? '', image);
    const boot = await bootImage(image, 'aarch64', 300_000);
    expect(boot.login, boot.transcript.slice(-4_000)).toBe(true);
    expect(boot.kernelBanner).toContain('PREEMPT_RT');

    const again = JSON.parse(
      (await stack.boardwright(['compose', spec, '--json', '--out', out])).stdout,
    ) as ComposeResult;
    expect(again.cached).toBe(true);
    expect(again.imageId).toBe(result.imageId);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
});
