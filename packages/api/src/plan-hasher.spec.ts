import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { directoryDigest } from '@boardwright/core/directory-digest';
import { getEngine } from '@boardwright/engines/registry';
import { parseSpecText } from '@boardwright/spec/parse-spec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPlanHasher } from './plan-hasher.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'bw-hasher-'));
});
afterEach(() => rm(directory, { recursive: true }));

function imageOf(engine: string): ResolvedImage {
  const text = `apiVersion: boardwright/v1\nname: hashed\nboard: qemu-aarch64\nengine: { kind: ${engine} }\n`;
  const parsed = parseSpecText(text);
  const image = parsed.ok ? resolve(parsed.spec).image : null;
  if (image === null) throw new Error(`${engine} does not resolve`);
  return image;
}

/** The hash with the fragments that are there now, and without any. */
async function hashes(engine: string): Promise<{ site: string; plain: string }> {
  const [site, plain] = await Promise.all(
    [createPlanHasher(ROOT, directory), createPlanHasher(ROOT)].map((hash) =>
      hash(getEngine(engine), imageOf(engine)),
    ),
  );
  return { site: site ?? '', plain: plain ?? '' };
}

describe("the plan hasher and a site's fragments", () => {
  it('tells Buildroot images apart that were built with other fragments', async () => {
    const none = await hashes('buildroot');
    expect(none.site).toBe(none.plain);
    await writeFile(join(directory, 'aarch64.fragment'), 'BR2_TOOLCHAIN_EXTERNAL_PATH="/opt/a"\n');
    const one = await hashes('buildroot');
    await writeFile(join(directory, 'common.fragment'), 'BR2_X=y\n');
    const other = await hashes('buildroot');
    expect(new Set([none.plain, one.site, other.site]).size).toBe(3);
    expect([one.plain, other.plain]).toEqual([none.plain, none.plain]);
    await writeFile(join(directory, 'riscv64.fragment'), 'BR2_Y=y\n');
    expect((await hashes('buildroot')).site).toBe(other.site);
  });

  it('gives what the worker plans with the same fragments', async () => {
    await writeFile(join(directory, 'common.fragment'), 'BR2_X=y');
    const image = imageOf('buildroot');
    const engine = getEngine('buildroot');
    const sources = { archiveDate: '2026-11-28', buildroot: { siteFragment: 'BR2_X=y\n' } };
    const { builders } = engine.plan(image, { ...sources, builderDigests: {} });
    const digests = builders.map(
      async ({ name, dockerfile, context }) =>
        [name, await directoryDigest(ROOT, [dockerfile, ...context])] as const,
    );
    const builderDigests = Object.fromEntries(await Promise.all(digests));
    expect((await hashes('buildroot')).site).toBe(
      engine.plan(image, { ...sources, builderDigests }).planHash,
    );
  });

  it.each(['debian', 'yocto'])('leaves those of %s alone', async (engine) => {
    await writeFile(join(directory, 'common.fragment'), 'BR2_X=y\n');
    const { site, plain } = await hashes(engine);
    expect(site).toBe(plain);
  });
});
