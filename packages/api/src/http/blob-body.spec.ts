import type { OpenBlob } from '@boardwright/artifacts/open-blob';
import { expect, it, vi } from 'vitest';
import { blobBody } from './blob-body.ts';

it('is taken by another copy of the module, as a bundler makes them', async () => {
  const blob = { sizeBytes: 1 } as OpenBlob;
  const response = new Response(blobBody(blob));
  vi.resetModules();
  const copy = await import('./blob-body.ts');
  expect(copy.blobBody).not.toBe(blobBody);
  expect(copy.takeBlob(response)).toBe(blob);
});
