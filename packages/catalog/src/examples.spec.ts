import { readdirSync, readFileSync } from 'node:fs';
import { parseSpecText } from '@boardwright/spec/parse-spec';
import { describe, expect, it } from 'vitest';
import { resolve } from './resolve.ts';

const EXAMPLES = new URL('../../../examples/', import.meta.url);
const RELEASES: Readonly<Record<string, string>> = {
  'pc-x86_64-podman.yaml': 'trixie',
  'qemu-aarch64-buildroot-small.yaml': '2026.05',
  'qemu-aarch64-buildroot-vibration.yaml': '2026.05',
  'qemu-aarch64-vibration.yaml': 'trixie',
  'qemu-aarch64-yocto-rt.yaml': 'wrynose',
  'qemu-x86_64-litert.yaml': 'forky',
  'qemu-x86_64-read-only.yaml': 'trixie',
  'qemu-x86_64-vibration.yaml': 'trixie',
  'rpi5-vibration.yaml': 'forky',
  'rpi5-yocto-hailo.yaml': 'wrynose',
};

describe('examples', () => {
  const names = readdirSync(EXAMPLES).filter((name) => name.endsWith('.yaml'));

  it('are all listed here', () => {
    expect(names.sort()).toEqual(Object.keys(RELEASES));
  });

  it.each(names)('%s parses and resolves with nothing to complain about', (name) => {
    const read = parseSpecText(readFileSync(new URL(name, EXAMPLES), 'utf8'));
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const { image, issues } = resolve(read.spec);
    // Said of every board whose images of an engine nobody has seen start yet.
    expect(issues.filter(({ code }) => code !== 'ENGINE_UNPROVEN')).toEqual([]);
    expect(image?.engine.release).toBe(RELEASES[name]);
  });
});
