import { describe, expect, it } from 'vitest';
import { freeName, nameInHead, stemOf } from './recipe-name.ts';

describe('freeName', () => {
  it.each([
    ['gateway', [], 'gateway'],
    ['gateway', ['Gateway'], 'gateway 2'],
    ['gateway', ['gateway', 'gateway 2', 'gateway 4'], 'gateway 3'],
    ['gateway 2', ['gateway', 'gateway 2'], 'gateway 3'],
    ['gateway 2', ['gateway'], 'gateway 2'],
  ] as const)('%s beside %j becomes %s', (wanted, taken, expected) => {
    expect(freeName(wanted, taken)).toBe(expected);
  });

  it('stays within 80 characters, and starts like what was looked for', () => {
    const long = 'x'.repeat(80);
    const name = freeName(long, [long]);
    expect(name.length).toBeLessThanOrEqual(80);
    expect(name.startsWith(stemOf(long))).toBe(true);
    expect(freeName(long, [long, name])).not.toBe(name);
  });
});

describe('nameInHead', () => {
  it.each([
    ['# Recipe: Line 3 gateway\n# Version 4\nname: x\n', 'Line 3 gateway'],
    ['# Recipe: gateway\r\nname: x\r\n', 'gateway'],
    ['apiVersion: boardwright/v1\n# Recipe: x\n', undefined],
    ['#Recipe: x', undefined],
    ['# Recipe:   ', undefined],
    ['', undefined],
  ])('%j says %s', (text, expected) => {
    expect(nameInHead(text)).toBe(expected);
  });
});
