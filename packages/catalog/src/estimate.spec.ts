import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { describe, expect, it } from 'vitest';
import { estimate, type FinishedBuild } from './estimate.ts';
import { imageParts } from './image-parts.ts';
import { resolve } from './resolve.ts';
import type { ResolvedImage } from './resolved-image.ts';

function image(changes: Partial<ImageSpecInput> = {}): ResolvedImage {
  const found = resolve(
    ImageSpec.parse({
      apiVersion: 'boardwright/v1',
      name: 'gw',
      board: 'qemu-x86_64',
      engine: { kind: 'debian' },
      ...changes,
    }),
  ).image;
  if (found === null) throw new Error('does not resolve');
  return found;
}

function build(of: ResolvedImage, changes: Partial<FinishedBuild> = {}): FinishedBuild {
  return {
    board: of.board.id,
    release: of.engine.release,
    specHash: of.specHash,
    buildMs: 40_000,
    warm: false,
    rootfsSizeMiB: 300,
    imageSizeMiB: 500,
    downloadSizeMiB: 120,
    ramMiB: null,
    ...changes,
  };
}

describe('estimate', () => {
  it('comes from package facts when nothing was built yet, and says so', () => {
    const found = estimate(image());
    expect(found.sizeSource).toEqual({ from: 'package facts' });
    expect(found.rootfsSizeMiB).toBeGreaterThan(200);
    expect(found.imageSizeMiB).toBeGreaterThan(found.rootfsSizeMiB);
    expect(found.downloadSizeMiB).toBeLessThan(found.rootfsSizeMiB);
    expect(found.coldMs.p90).toBeGreaterThan(found.coldMs.p50);
    expect(found.warmMs.p50).toBeLessThan(found.coldMs.p50);
  });

  it('grows with what is chosen', () => {
    const small = estimate(image());
    const large = estimate(image({ runtimes: ['pytorch'], containers: { engine: 'podman' } }));
    expect(large.rootfsSizeMiB).toBeGreaterThan(small.rootfsSizeMiB + 900);
    expect(large.ramMiB).toBeGreaterThan(small.ramMiB);
    expect(large.coldMs.p50).toBeGreaterThan(small.coldMs.p50);
  });

  it('takes sizes of the same spec and times of the same board from finished builds', () => {
    const of = image();
    const history = [
      build(of, { buildMs: 30_000, specHash: 'other' }),
      build(of, { buildMs: 90_000, specHash: 'other' }),
      build(of, { buildMs: 50_000, rootfsSizeMiB: 333, ramMiB: 99 }),
      build(of, { buildMs: 9_000, warm: true }),
      build(of, { board: 'rpi4', buildMs: 1 }),
    ];
    expect(estimate(of, history)).toMatchObject({
      rootfsSizeMiB: 300,
      ramMiB: 99,
      sizeSource: { from: 'finished builds', builds: 2 },
      ramSource: { from: 'finished builds', builds: 2 },
      coldMs: { p50: 50_000, p90: 90_000 },
      coldSource: { from: 'finished builds', builds: 3 },
      warmSource: { from: 'package facts' },
    });
  });

  it('shows the size asked for', () => {
    expect(estimate(image({ storage: { imageSizeMiB: 2048 } })).imageSizeMiB).toBe(2048);
  });

  it('counts both slots of an image that has two, full or not', () => {
    const slots = image({
      engine: { kind: 'buildroot' },
      storage: { layout: 'ab' },
      update: { kind: 'rauc' },
    });
    const rootMiB = slots.buildroot?.rootSizeMiB ?? 0;
    const { imageSizeMiB } = estimate(slots);
    expect(imageSizeMiB).toBeGreaterThan(2 * rootMiB + 16 + 64);
    expect(imageSizeMiB).toBeLessThan(2 * rootMiB + 16 + 64 + 32);
  });
});

describe('estimate of a Yocto image', () => {
  it('knows that compiling a toolchain takes hours, and that it is done once', () => {
    const { coldMs, warmMs, rootfsSizeMiB, sizeSource } = estimate(
      image({ board: 'qemu-aarch64', engine: { kind: 'yocto' }, runtimes: ['onnxruntime'] }),
    );
    expect(coldMs.p50).toBeGreaterThan(2 * 3_600_000);
    expect(warmMs.p50).toBeLessThan(coldMs.p50 / 2);
    // Recipes are read all the same.
    expect(estimate(image({ board: 'qemu-aarch64', engine: { kind: 'yocto' } })).warmMs.p50).toBeGreaterThan(
      240_000,
    );
    expect(rootfsSizeMiB).toBeGreaterThan(100);
    expect(sizeSource).toEqual({ from: 'package facts' });
  });
});

describe('imageParts', () => {
  it('splits a Yocto image in the same way', () => {
    const parts = imageParts(
      image({ board: 'rpi5', engine: { kind: 'yocto' }, runtimes: ['tflite'], packages: ['nano'] }),
    );
    expect(parts.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'base base',
      'kernel linux-raspberrypi',
      'unit tflite',
      'extra nano',
    ]);
  });

  it('splits the image into base, kernel, firmware, units and own packages', () => {
    const parts = imageParts(
      image({ board: 'rpi4', runtimes: ['onnxruntime'], packages: ['mosquitto', 'nano'] }),
    );
    expect(parts.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'base base',
      'kernel stock',
      'firmware raspi-firmware',
      'firmware firmware-brcm80211',
      'unit onnxruntime',
      'extra mosquitto',
      'extra nano',
    ]);
    for (const { sizes } of parts) expect(sizes.installedMiB).toBeGreaterThan(0);
  });
});
