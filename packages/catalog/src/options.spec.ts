import { arbitrarySpec } from '@boardwright/spec/arbitrary-spec';
import { ImageSpec, type ImageSpecInput } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySpecPatches } from './apply-patch.ts';
import type { OptionSectionId, SpecOption } from './options/option.ts';
import { optionsFor } from './options.ts';
import { resolve } from './resolve.ts';

function spec(changes: Partial<ImageSpecInput> = {}): ImageSpec {
  return ImageSpec.parse({
    apiVersion: 'boardwright/v1',
    name: 'gw',
    board: 'qemu-x86_64',
    engine: { kind: 'debian' },
    ...changes,
  });
}

function option(given: ImageSpec, section: OptionSectionId, id: string): SpecOption {
  const found = optionsFor(given)
    .find((one) => one.id === section)
    ?.options.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no option ${section} ${id}`);
  return found;
}

function resolveAfter(given: ImageSpec, patches: SpecOption['patches']): ReturnType<typeof resolve> {
  const read = parseSpec(applySpecPatches(given, patches));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return resolve(read.spec);
}

describe('optionsFor', () => {
  it('names the packages of a unit as the chosen engine calls them', () => {
    const debian = spec();
    const buildroot = spec({ engine: { kind: 'buildroot' } });
    expect(option(debian, 'profiling', 'perf').packages).toEqual(['linux-perf']);
    expect(option(buildroot, 'profiling', 'perf').packages).toEqual(['linux-tools-perf']);
    expect(option(buildroot, 'containers', 'podman').packages).toEqual(['podman', 'crun']);
    expect(option(buildroot, 'containers', 'none').packages).toBeUndefined();
    expect(option(buildroot, 'layout', 'single').packages).toBeUndefined();
  });

  it('marks what the spec chooses', () => {
    const given = spec({ runtimes: ['onnxruntime'], kernel: { preemption: 'rt' } });
    expect(option(given, 'runtimes', 'onnxruntime')).toMatchObject({ selected: true, enabled: true });
    expect(option(given, 'preemption', 'rt').selected).toBe(true);
    expect(option(given, 'preemption', 'full').selected).toBe(false);
    expect(option(given, 'release', '').selected).toBe(true);
  });

  it('greys out what another choice rules out, with the reason and one click that mends it', () => {
    const given = spec({ engine: { kind: 'debian', release: 'trixie' } });
    const tflite = option(given, 'runtimes', 'tflite');
    expect(tflite).toMatchObject({ enabled: false, fix: { label: 'Use forky' } });
    expect(tflite.reason).toContain('does not work with trixie');
    const mended = resolveAfter(given, tflite.fix?.patches ?? []);
    expect(mended.image?.units.map(({ id }) => id)).toContain('tflite');
  });

  it('gives a reason without a fix where nothing mends it', () => {
    const hailo = option(spec({ board: 'rpi5' }), 'accelerators', 'hailo8');
    expect(hailo.enabled).toBe(false);
    expect(hailo.reason).toContain('Debian has packages neither');
    expect(hailo.fix).toBeUndefined();
  });

  it('offers what needs a licence together with accepting it', () => {
    const given = spec({ board: 'rpi5', engine: { kind: 'buildroot' } });
    const hailo = option(given, 'accelerators', 'hailo8');
    expect(hailo.reason).toContain("needs Hailo's licence of the firmware to be accepted");
    expect(applySpecPatches(given, hailo.fix?.patches ?? [])).toMatchObject({
      accelerators: ['hailo8'],
      acceptedLicences: ['hailo-firmware'],
    });
  });

  it('offers releases of the engine that is chosen, with the kernel each builds for the board', () => {
    const given = spec({ board: 'beagleplay', engine: { kind: 'buildroot' } });
    const releases = optionsFor(given).find(({ id }) => id === 'release')?.options ?? [];
    expect(releases.map(({ id }) => id)).toEqual(['', '2026.05', '2026.02']);
    expect(option(given, 'release', '2026.02').summary).toContain('Linux 6.10');
    expect(option(spec(), 'release', 'trixie').enabled).toBe(true);
  });

  it('offers releases of Yocto with the kernel of the board, and says why one lacks it', () => {
    const given = spec({ board: 'orangepi-5-plus', engine: { kind: 'yocto' } });
    const releases = optionsFor(given).find(({ id }) => id === 'release')?.options ?? [];
    expect(releases.map(({ id }) => id)).toEqual(['', 'wrynose', 'scarthgap']);
    expect(option(given, 'release', 'wrynose').summary).toContain('Linux 6.18');
    expect(option(given, 'release', 'scarthgap').reason).toContain('linux-yocto-dev');
    expect(option(given, 'containers', 'podman')).toMatchObject({ enabled: true, packages: ['podman'] });
  });

  it('says why Buildroot cannot, and offers the engine that can', () => {
    const black = spec({ board: 'beaglebone-black', engine: { kind: 'buildroot' } });
    expect(option(black, 'preemption', 'rt').reason).toContain('from 7.1 on');
    expect(option(black, 'rootfs', 'squashfs').reason).toContain('ext4 root file system');
    const debian = option(black, 'engine', 'debian');
    expect(debian).toMatchObject({ enabled: false });
    expect(debian.reason).toContain('does not support BeagleBone Black');
    const rock = option(spec(), 'board', 'rock-5b');
    expect(rock.fix?.label).toBe('Use Buildroot');
    expect(resolveAfter(spec(), rock.fix?.patches ?? []).image?.board.id).toBe('rock-5b');
  });

  it('keeps choices open while the spec has an error elsewhere', () => {
    const given = spec({ kernel: { hz: 1000 } });
    expect(option(given, 'runtimes', 'onnxruntime').enabled).toBe(true);
  });

  it('holds to its promise for any spec: enabled brings no new error, and a fix has no error left that is new', () => {
    fc.assert(
      fc.property(arbitrarySpec, (given) => {
        const known = new Set(
          resolve(given)
            .issues.filter(({ severity }) => severity === 'error')
            .map(({ code }) => code),
        );
        for (const { options } of optionsFor(given))
          for (const one of options) {
            expect(one.enabled).toBe(one.reason === undefined);
            const patches = one.enabled ? one.patches : one.fix?.patches;
            if (patches === undefined || one.selected) continue;
            const fresh = resolveAfter(given, patches).issues.filter(
              ({ severity, code }) => severity === 'error' && !known.has(code),
            );
            expect(fresh, `${one.id} on ${given.board}`).toEqual([]);
          }
      }),
      { numRuns: 15 },
    );
  }, 30_000);

  it('blames an image size that is too small on no other choice', () => {
    const small = optionsFor(spec({ storage: { imageSizeMiB: 300 } }));
    const perf = small.find(({ id }) => id === 'profiling')?.options.find(({ id }) => id === 'perf');
    expect(perf).toMatchObject({ enabled: true });
  });
});
