import type { Board } from '@boardwright/catalog/board';
import { describe, expect, it } from 'vitest';
import { bestStatus, matchesBoard, ramWords } from './board-facts.ts';

const board = {
  id: 'rpi5',
  title: 'Raspberry Pi 5',
  vendor: 'Raspberry Pi',
  soc: 'BCM2712',
  cpu: '4x Cortex-A76',
  arch: 'aarch64',
  status: [
    { engine: 'debian', level: 'booted', date: '2026-10-01', evidence: 'a' },
    { engine: 'debian', level: 'configured', date: '2026-11-20', evidence: 'b' },
    { engine: 'debian', level: 'booted', date: '2026-11-02', evidence: 'c' },
  ],
} as unknown as Board;

describe('matchesBoard', () => {
  it.each(['pi 5', 'bcm2712', 'RASP', 'cortex-a76 pi', ''])('finds it by "%s"', (query) => {
    expect(matchesBoard(board, query)).toBe(true);
  });
  it('needs every word', () => {
    expect(matchesBoard(board, 'pi 4')).toBe(false);
  });
});

it('takes the strongest claim, and the newest of those', () => {
  expect(bestStatus(board, 'debian')?.evidence).toBe('c');
  expect(bestStatus(board, 'yocto')).toBeNull();
});

it('writes memory sizes as a person would', () => {
  expect(ramWords([2048, 4096, 8192])).toBe('2, 4 or 8 GiB');
  expect(ramWords([512])).toBe('512 MiB');
  expect(ramWords([])).toBe('set by you');
});
