import { expect, test } from '@playwright/test';
import { startThrowawayStack } from '../../tests/stack/throwaway-stack.ts';
import { startArchiveRelay } from '../fixtures/archive-relay.ts';
import { containersOf, isFinal, smallSpec, stageRuns, submit, waitForBuild } from '../fixtures/builds.ts';

test('an archive that goes away in mid-build is retried, then named', async () => {
  const relay = await startArchiveRelay();
  const stack = await startThrowawayStack('archive', {
    BOARDWRIGHT_APT_MIRROR: relay.url,
    WORKER_RETRY_BASE_MS: '500',
  });
  try {
    const { body } = await submit(stack, smallSpec('archive-gone'));
    await waitForBuild(stack, body.build.id, stageRuns);
    // The first answers are the package indexes, which take minutes over a slow line.
    await expect.poll(() => relay.served(), { timeout: 300_000 }).toBeGreaterThan(3);
    relay.cut();
    const build = await waitForBuild(stack, body.build.id, isFinal);
    expect(build.status).toBe('failed');
    expect(build.attempt).toBeGreaterThan(1);
    expect(['FETCH_FAILED', 'MIRROR_UNAVAILABLE']).toContain(build.failure?.code);
    expect(await containersOf(build.id)).toEqual([]);
  } finally {
    await stack.remove();
    await relay.close();
  }
});

test('a full disk ends the build with the amount needed and leaves no half-written artifact', async () => {
  const stack = await startThrowawayStack('disk', {
    BOARDWRIGHT_SCRATCH_TMPFS_MIB: '40',
    WORKER_RETRY_BASE_MS: '500',
  });
  try {
    const { body } = await submit(stack, smallSpec('disk-full'));
    const build = await waitForBuild(stack, body.build.id, isFinal);
    expect(build.status).toBe('failed');
    expect(build.failure?.code).toBe('OUT_OF_DISK');
    expect(build.imageId).toBeNull();
    expect(await containersOf(build.id)).toEqual([]);
  } finally {
    await stack.remove();
  }
});
