import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSpecJsonSchema, type SchemaNode } from './json-schema.ts';
import { parseSpec, parseSpecText } from './parse-spec.ts';
import { EXAMPLE_KEYRING } from './update-section.ts';

const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const LEAST = {
  apiVersion: 'boardwright/v1',
  name: 'least',
  board: 'qemu-x86_64',
  engine: { kind: 'debian' },
};

/** Every string field of the schema: how a spec looks that holds a text there. */
const FIELDS: Readonly<Record<string, (text: string) => Record<string, unknown>>> = {
  '/apiVersion': (text) => ({ apiVersion: text }),
  '/name': (text) => ({ name: text }),
  '/board': (text) => ({ board: text }),
  '/engine/kind': (text) => ({ engine: { kind: text } }),
  '/engine/release': (text) => ({ engine: { kind: 'debian', release: text } }),
  '/engine/init': (text) => ({ engine: { kind: 'yocto', init: text } }),
  '/engine/outputs/*': (text) => ({ engine: { kind: 'buildroot', outputs: [text] } }),
  '/kernel/preemption': (text) => ({ kernel: { preemption: text } }),
  '/kernel/isolateCpus': (text) => ({ kernel: { isolateCpus: text } }),
  '/kernel/configFragment/*': (text) => ({ kernel: { configFragment: [text] } }),
  '/kernel/cmdline/*': (text) => ({ kernel: { cmdline: [text] } }),
  '/acceptedLicences/*': (text) => ({ acceptedLicences: [text] }),
  '/accelerators/*': (text) => ({ accelerators: [text] }),
  '/runtimes/*': (text) => ({ runtimes: [text] }),
  '/models/*/name': (text) => ({ models: [{ name: text, sha256: SHA, runtime: 'tflite' }] }),
  '/models/*/sha256': (text) => ({ models: [{ name: 'm', sha256: text, runtime: 'tflite' }] }),
  '/models/*/runtime': (text) => ({ models: [{ name: 'm', sha256: SHA, runtime: text }] }),
  '/models/*/delegate': (text) => ({
    models: [{ name: 'm', sha256: SHA, runtime: 'tflite', delegate: text }],
  }),
  '/containers/engine': (text) => ({ containers: { engine: text } }),
  '/containers/preload/*/ref': (text) => ({
    containers: { preload: [{ ref: text, digest: `sha256:${SHA}` }] },
  }),
  '/containers/preload/*/digest': (text) => ({ containers: { preload: [{ ref: 'a/b', digest: text }] } }),
  '/overlays/*/id': (text) => ({ overlays: [{ id: text }] }),
  '/overlays/*/name': (text) => ({ overlays: [{ name: text, source: '/dts-v1/;' }] }),
  '/overlays/*/source': (text) => ({ overlays: [{ name: 'x', source: text }] }),
  '/power/profile': (text) => ({ power: { profile: text } }),
  '/power/governor': (text) => ({ power: { governor: text } }),
  '/profiling/*': (text) => ({ profiling: [text] }),
  '/packages/*': (text) => ({ packages: [text] }),
  '/network/hostname': (text) => ({ network: { hostname: text } }),
  '/network/interfaces/*/name': (text) => ({ network: { interfaces: [{ name: text }] } }),
  '/network/interfaces/*/address': (text) => ({ network: { interfaces: [{ name: 'eth0', address: text }] } }),
  '/network/interfaces/*/gateway': (text) => ({
    network: { interfaces: [{ name: 'eth0', address: '10.0.0.2/8', gateway: text }] },
  }),
  '/network/interfaces/*/dns/*': (text) => ({
    network: { interfaces: [{ name: 'eth0', address: '10.0.0.2/8', dns: [text] }] },
  }),
  '/storage/layout': (text) => ({ storage: { layout: text } }),
  '/storage/rootfs': (text) => ({ storage: { rootfs: text } }),
  '/storage/imageSizeMiB': (text) => ({ storage: { imageSizeMiB: text } }),
  '/update/kind': (text) => ({ update: { kind: text } }),
  '/update/keyring': (text) => ({ update: { kind: 'rauc', keyring: text } }),
  '/files/*/path': (text) => ({ files: [{ path: text, sha256: SHA }] }),
  '/files/*/sha256': (text) => ({ files: [{ path: '/etc/a', sha256: text }] }),
  '/files/*/mode': (text) => ({ files: [{ path: '/etc/a', sha256: SHA, mode: text }] }),
  '/coprocessor/core': (text) => ({ coprocessor: { core: text, firmware: { template: 'x' } } }),
  '/coprocessor/firmware/template': (text) => ({
    coprocessor: { core: 'cortex-m4', firmware: { template: text } },
  }),
  '/coprocessor/firmware/sha256': (text) => ({
    coprocessor: { core: 'cortex-m4', firmware: { sha256: text } },
  }),
};

/** Paths of all string fields, read from the published schema, so a new field can't be forgotten above. */
function stringFields(node: SchemaNode, path = ''): string[] {
  const alternatives = (node.anyOf ?? []).flatMap((one) => stringFields(one, path));
  const isText = node.type === 'string' || typeof node.const === 'string';
  const members = Object.entries(node.properties ?? {}).flatMap(([key, one]) =>
    stringFields(one, `${path}/${key}`),
  );
  const entries = node.items === undefined ? [] : stringFields(node.items, `${path}/*`);
  return [...new Set([...(isText ? [path] : []), ...alternatives, ...members, ...entries])];
}

/** Texts that must pass no field, whatever it stands for. */
const HOSTILE = [
  'a\nb',
  'a\r\nb',
  'trailing\n',
  '\n/etc/passwd',
  'nul\u0000byte',
  '..',
  '../../etc/shadow',
  'a/../b',
  '/etc/../shadow',
  '-rf',
  '--option=value',
  '"quoted"',
  "it's",
  '`id`',
  '$(reboot)',
  '$HOME',
  'a;b',
  'a|b',
  'a&b',
  'a>b',
  'a b',
  '*',
  '~root',
  'a\\b',
  '\u202egnp.exe',
  'a\u200bb',
  '\ufeffname',
  'nаme',
  '',
  ' ',
  '\t',
  '\u001b[31m',
  '__proto__ ',
  '%0a',
  'x'.repeat(1024 * 1024),
];

describe('string fields', () => {
  it('are all covered here', () => {
    expect(stringFields(imageSpecJsonSchema()).sort()).toEqual(Object.keys(FIELDS).sort());
  });

  it.each(Object.entries(FIELDS))('%s lets nothing hostile through', (_path, build) => {
    for (const text of HOSTILE) {
      expect(parseSpec({ ...LEAST, ...build(text) }), JSON.stringify(text.slice(0, 40))).toMatchObject({
        ok: false,
      });
      if (text.length > 1000) continue;
      const asText = parseSpecText(JSON.stringify({ ...LEAST, ...build(text) }));
      expect(asText.ok, JSON.stringify(text)).toBe(false);
    }
  });

  it.each(Object.entries(FIELDS).filter(([path]) => path !== '/overlays/*/source'))(
    '%s holds only plain printable text, whatever is tried',
    (_path, build) => {
      fc.assert(
        fc.property(
          fc.string({ unit: 'binary', maxLength: 24 }),
          fc.constantFrom(...HOSTILE),
          fc.string(),
          (a, bad, b) => {
            for (const text of [a, a + bad, bad + b, `a${b}`]) {
              if (!parseSpec({ ...LEAST, ...build(text) }).ok) continue;
              expect(text).toMatch(/^[A-Za-z0-9/_][A-Za-z0-9_.,:/@%+="*-]*$/);
              expect(text).not.toContain('..');
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );

  it('a keyring is certificates and never a private key', () => {
    const ok = (keyring: string): boolean => parseSpec({ ...LEAST, update: { kind: 'rauc', keyring } }).ok;
    expect(ok(EXAMPLE_KEYRING)).toBe(true);
    expect(ok(EXAMPLE_KEYRING + EXAMPLE_KEYRING)).toBe(true);
    const key = EXAMPLE_KEYRING.replaceAll('CERTIFICATE', 'PRIVATE KEY');
    for (const text of [key, EXAMPLE_KEYRING + key, `${key}${EXAMPLE_KEYRING}`, `x\n${EXAMPLE_KEYRING}`]) {
      expect(ok(text), text.slice(0, 30)).toBe(false);
    }
  });

  it('overlay sources can be many lines but never pull in files', () => {
    for (const source of [
      '/dts-v1/; /include/ "x.dtsi"',
      '/dts-v1/; #include <x.h>',
      '/dts-v1/; # include "x"',
      '/dts-v1/; / { a = /incbin/("/etc/shadow"); };',
      '/dts-v1/; \u0000',
      '/dts-v1/; é',
      ' no header',
    ]) {
      expect(parseSpec({ ...LEAST, overlays: [{ name: 'x', source }] }).ok, source).toBe(false);
    }
  });
});
