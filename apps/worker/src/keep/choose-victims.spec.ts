import type { SealedStage } from '@boardwright/db/worker/stage-cache';
import { describe, expect, it } from 'vitest';
import { chooseVictims, freedVolumes } from './choose-victims.ts';

function sealed(key: string, layers: readonly string[], sizeBytes = 10): SealedStage {
  return { key, host: 'h', layers, outVolume: `${key}-out`, sizeBytes, workMs: 1, lastUsedAt: new Date(0) };
}

const base = sealed('base', ['L1']);
const kernel = sealed('kernel', ['L1', 'L2']);
const image = sealed('image', []);
const reading = sealed('check', ['L1', 'L2']);
const none = new Set<string>();

describe('chooseVictims', () => {
  it('gives up nothing while everything fits', () => {
    expect(chooseVictims([base, kernel, image], none, 30)).toEqual([]);
  });

  it('starts with the least recently used, but never with a layer others build on', () => {
    expect(chooseVictims([base, kernel, image], none, 25)).toEqual([kernel]);
    expect(chooseVictims([base, kernel, image], none, 15)).toEqual([kernel, base]);
    expect(chooseVictims([image, base, kernel], none, 25)).toEqual([image]);
  });

  it('never touches what running builds plan to use', () => {
    expect(chooseVictims([base, kernel, image], new Set(['kernel', 'image']), 0)).toEqual([]);
    expect(chooseVictims([base, kernel, image], new Set(['base']), 0)).toEqual([kernel, image]);
  });

  it('ends, whatever it is given', () => {
    expect(chooseVictims([kernel, reading], none, 0)).toHaveLength(2);
  });
});

describe('freedVolumes', () => {
  it('keeps volumes others use', () => {
    expect(freedVolumes(kernel, [base, image])).toEqual(['kernel-out', 'L2']);
    expect(freedVolumes(reading, [kernel])).toEqual(['check-out']);
    expect(freedVolumes(base, [])).toEqual(['base-out', 'L1']);
  });
});
