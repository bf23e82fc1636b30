import { describe, expect, it } from 'vitest';
import type { Possession } from '../sandbox/types.ts';
import { findOrphans } from './find-orphans.ts';

function thing(
  kind: Possession['kind'],
  name: string,
  buildId?: string,
  workerId = 'w',
  attempt = 1,
): Possession {
  const owner = buildId === undefined ? undefined : { buildId, stage: 's', workerId, attempt };
  return { kind, name, owner, createdAt: 0 };
}

describe('findOrphans', () => {
  const live = [{ id: 'b1', workerId: 'w', attempt: 2 }];

  it('keeps what a running attempt owns, sealed volumes and what belongs to no build', () => {
    const kept = [
      thing('container', 'run', 'b1', 'w', 2),
      thing('volume', 'state', 'b1', 'w', 2),
      thing('volume', 'sealed', 'b0'),
      thing('volume', 'apt-cache'),
    ];
    expect(findOrphans(kept, live, new Set(['sealed']))).toEqual([]);
  });

  it('finds earlier attempts, other workers, builds that are over, and containers even of sealed names', () => {
    const orphans = [
      thing('container', 'old', 'b1', 'w', 1),
      thing('container', 'other', 'b1', 'x', 2),
      thing('volume', 'over', 'b2'),
      thing('container', 'sealed', 'b0'),
    ];
    expect(findOrphans(orphans, live, new Set(['sealed']))).toEqual(orphans);
  });
});
