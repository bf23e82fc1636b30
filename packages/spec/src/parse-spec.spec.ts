import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSpec, parseSpecText } from './parse-spec.ts';
import { MAX_SPEC_BYTES } from './read-text.ts';

const FIXTURES = new URL('./__fixtures__/', import.meta.url);
const names = readdirSync(FIXTURES);
const LEAST = {
  apiVersion: 'boardwright/v1',
  name: 'least',
  board: 'qemu-x86_64',
  engine: { kind: 'debian' },
};

function fixture(name: string): string {
  return readFileSync(new URL(name, FIXTURES), 'utf8');
}

describe('parseSpecText', () => {
  it.each(names.filter((name) => name.startsWith('valid-')))('reads %s', (name) => {
    expect(parseSpecText(fixture(name))).toMatchObject({ ok: true });
  });

  it.each(names.filter((name) => name.startsWith('invalid-')))('refuses %s with message and hint', (name) => {
    const read = parseSpecText(fixture(name));
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.issues).toMatchSnapshot();
    for (const problem of read.issues) {
      expect(problem.message).toMatch(/\.$/);
      expect(problem.hint).not.toBe('');
    }
  });

  it('knows line and column of a value deep inside', () => {
    const read = parseSpecText(
      `${fixture('valid-least.yaml')}network:\n  interfaces:\n    - name: eth0\n      address: nowhere\n`,
    );
    expect(read).toMatchObject({
      ok: false,
      issues: [{ path: '/network/interfaces/0/address', line: 8, column: 7 }],
    });
  });

  it('offers the field that was meant', () => {
    expect(parseSpecText(fixture('invalid-unknown-nested-key.yaml'))).toMatchObject({
      ok: false,
      issues: [
        { path: '/kernel/preemtion', hint: 'Did you mean "preemption"? Otherwise remove it.', line: 5 },
      ],
    });
  });

  it('refuses more than 1 MB before reading it', () => {
    const read = parseSpecText(`# ${'x'.repeat(MAX_SPEC_BYTES)}`);
    expect(read).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining('1000002 bytes') }],
    });
  });

  it('refuses a text that would unfold to something huge', () => {
    const bomb = 'a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b]\n';
    expect(parseSpecText(bomb).ok).toBe(false);
  });

  it('keeps messages free of control and direction characters', () => {
    const read = parseSpec({ ...LEAST, name: 'a\u202eb\u001b[31m\n' });
    expect(read.ok).toBe(false);
    if (!read.ok)
      for (const { message, hint } of read.issues) expect(message + hint).toMatch(/^[\x20-\x7e]*$/);
  });
});

describe('parseSpec', () => {
  it('fills in defaults', () => {
    expect(parseSpec(LEAST)).toMatchObject({
      ok: true,
      spec: {
        runtimes: [],
        power: { profile: 'balanced' },
        storage: { layout: 'single', imageSizeMiB: 'auto' },
      },
    });
  });

  it.each([undefined, null, 1, 'text', [], {}, { apiVersion: 1 }, { apiVersion: 'boardwright/v1' }])(
    'refuses %j without throwing',
    (value) => {
      expect(parseSpec(value).ok).toBe(false);
    },
  );

  it('does not take a key for a prototype', () => {
    const read = parseSpec(
      JSON.parse(`{"__proto__": {"board": "x"}, "constructor": 1, "apiVersion": "boardwright/v1"}`),
    );
    expect(read.ok).toBe(false);
    expect(({} as { board?: string }).board).toBeUndefined();
  });
});
