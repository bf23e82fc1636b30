import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bootImage } from '../boot/boot-image.ts';
import type { ComposeResult } from '../fixtures/compose-result.ts';
import { e2eStack } from '../fixtures/e2e-stack.ts';
import { e2eEnv } from '../fixtures/env.ts';
import { putOnBiggerMedium, unpackZst } from '../fixtures/unpack.ts';

test('an image with a read-only root boots, keeps its changes beside it and grows there', async () => {
  const stack = await e2eStack();
  const out = await mkdtemp(join(tmpdir(), 'boardwright-read-only-'));
  const spec = join(e2eEnv.root, 'examples/qemu-x86_64-read-only.yaml');
  try {
    const { stdout } = await stack.boardwright(['compose', spec, '--json', '--out', out]);
    const result = JSON.parse(stdout) as ComposeResult;
    expect(result.status).toBe('ready');
    expect(result.evidence.uname).toContain('PREEMPT_RT');
    const packed = result.artifacts.find((artifact) => artifact.kind === 'img.zst');
    const image = join(out, 'unpacked.img');
    await unpackZst(packed?.path ?? '', image);
    await putOnBiggerMedium(image);
    const boot = await bootImage(image, 'x86_64', 300_000);
    expect(boot.login, boot.transcript.slice(-4_000)).toBe(true);
    expect(boot.transcript).toMatch(/boardwright-init: data is \/dev\/vda3/);
    expect(boot.transcript).toMatch(/bw-firstboot: Partition vda3 grew from 64 MiB to 3\d\d MiB/);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
});
