import type { ImageSpec } from '@boardwright/spec/image-spec';
import { specHash } from '@boardwright/spec/spec-hash';
import type { Board } from '../../board.ts';
import type { BuildrootBoard } from '../../buildroot-board.ts';
import type { Issue } from '../../issue.ts';
import type { ResolvedImage } from '../../resolved-image.ts';
import { checkUnits } from '../check-units.ts';
import { type Part, remark, type Selected } from '../draft.ts';
import { unsupportedFields } from '../field-rules.ts';
import { preemptionLack } from '../preemption.ts';
import { resolveHostname } from '../resolve-hostname.ts';
import { resolveIfupdown } from '../resolve-ifupdown.ts';
import { resolvePower } from '../resolve-power.ts';
import { latencyTestSeconds, selfTests } from '../self-tests.ts';
import { oneVersion, unitFiles } from '../unit-files.ts';
import { withoutSystemd } from '../without-systemd.ts';
import { chooseRelease } from './choose-release.ts';
import { imageSymbols } from './image-symbols.ts';
import { judgeUnit } from './judge-unit.ts';
import { resolveBusybox } from './resolve-busybox.ts';
import { resolveKernel } from './resolve-kernel.ts';
import { resolveOverlays } from './resolve-overlays.ts';
import { resolvePackages } from './resolve-packages.ts';
import { resolveSlots } from './resolve-slots.ts';
import { resolveStorage } from './resolve-storage.ts';
import { systemSymbols } from './resolve-system.ts';
import { resolveUboot } from './resolve-uboot.ts';
import type { BuildrootScene, BuildrootUnit } from './scene.ts';
import { buildrootFieldRules } from './unsupported-fields.ts';

/** Puts the parts together once board, release and units are settled. */
function compose(
  scene: BuildrootScene,
  releaseBecause: string,
  units: readonly BuildrootUnit[],
): Part<ResolvedImage> {
  const { spec, board } = scene;
  const hostname = resolveHostname(spec);
  const slots = resolveSlots(scene);
  const kernel = resolveKernel(scene, units, slots.value.kernelLines);
  const power = resolvePower(scene, scene.preemption);
  const busybox = resolveBusybox(scene);
  const system = [...systemSymbols(scene, hostname), ...busybox.symbols, ...slots.value.symbols];
  const packages = resolvePackages(scene, units, system);
  const network = resolveIfupdown(scene, 'buildroot', { by: 'file' });
  const storage = resolveStorage(scene, units);
  const overlays = resolveOverlays(scene);
  const uboot = resolveUboot(scene, overlays.value.overlays);
  const files = [...network.value, ...withoutSystemd(power.value.files), ...unitFiles(units)];
  const image = imageSymbols(scene, storage.value.storage, storage.value.rootSizeMiB);
  const value: ResolvedImage = {
    apiVersion: spec.apiVersion,
    name: spec.name,
    specHash: specHash(spec),
    engine: { kind: 'buildroot', release: scene.release, because: releaseBecause },
    board,
    kernel: { ...kernel.value.kernel, cmdline: [...kernel.value.kernel.cmdline, ...power.value.cmdline] },
    units: [
      { kind: 'board', id: board.id, title: board.title, because: 'board of the spec' },
      ...units.map(({ unit, because }) => ({ kind: unit.kind, id: unit.id, title: unit.title, because })),
    ],
    packages: packages.value.packages,
    hostname,
    power: power.value.power,
    storage: storage.value.storage,
    files,
    // BusyBox init starts what packages install into /etc/init.d; nothing is enabled by name.
    services: [],
    selfTests: selfTests(units),
    buildroot: {
      outputs: (spec.engine.outputs ?? []).filter((one) => one !== 'cve-report').sort(),
      symbols: [...system, ...overlays.value.symbols, ...uboot.symbols, ...packages.value.symbols, ...image],
      kernelLines: kernel.value.lines,
      busyboxLines: busybox.lines,
      ubootLines: uboot.lines,
      overlays: overlays.value.overlays,
      rootSizeMiB: storage.value.rootSizeMiB,
      ...oneVersion(units),
      ...(spec.update.keyring === undefined ? {} : { keyring: spec.update.keyring }),
    },
    latencyTestSeconds: latencyTestSeconds(units),
  };
  return {
    value,
    issues: [
      ...kernel.issues,
      ...power.issues,
      ...packages.issues,
      ...network.issues,
      ...storage.issues,
      ...slots.issues,
      ...overlays.issues,
    ],
  };
}

/** Says so before a long build which packages of ours nobody has compiled yet. */
function neverCompiled(selected: readonly Selected[], units: readonly BuildrootUnit[]): Issue[] {
  const risky = new Set(units.filter(({ recipe }) => recipe.neverCompiled).map(({ unit }) => unit.id));
  return selected
    .filter(({ unit }) => risky.has(unit.id))
    .map(({ unit, path }) => {
      const message = `Boardwright's Buildroot package of ${unit.title} has been configured, but not compiled by us yet: the build may fail at it.`;
      return remark('UNIT_UNPROVEN', 'warning', path, message, { between: [unit.id, 'buildroot'] });
    });
}

/** Says so before a long build when nobody has seen an image of this engine start on this board. */
function unproven(board: Board): Issue[] {
  const level = board.status.find(({ engine }) => engine === 'buildroot')?.level;
  if (level === 'built' || level === 'booted') return [];
  const message = `No Buildroot image for ${board.title} has been built by Boardwright yet: its configuration is checked, compiling and starting it are not.`;
  return [
    remark('ENGINE_UNPROVEN', 'warning', '/engine/kind', message, { between: ['buildroot', board.id] }),
  ];
}

/** Makes every choice of a spec for the Buildroot engine explicit. */
export function resolveBuildroot(
  spec: ImageSpec,
  board: Board,
  buildroot: BuildrootBoard,
  selected: readonly Selected[],
): Part<ResolvedImage> {
  const chosen = chooseRelease(spec, board, buildroot, selected);
  const { release } = chosen;
  const kernelVersion = buildroot.releases[release]?.kernelVersion ?? '0';
  const asked = spec.kernel.preemption;
  const offered = asked !== undefined && preemptionLack(asked, board.arch, kernelVersion) === undefined;
  const preemption = offered ? asked : buildroot.kernel.defaultPreemption;
  const scene: BuildrootScene = { spec, board, buildroot, release, kernelVersion, preemption };
  const units = checkUnits(selected, board, (one) => judgeUnit(one, scene));
  const image = compose(scene, chosen.because, units.value);
  return {
    value: image.value,
    issues: [
      ...chosen.issues,
      ...units.issues,
      ...image.issues,
      ...unsupportedFields(spec, 'buildroot', buildrootFieldRules(board, buildroot)),
      ...unproven(board),
      ...neverCompiled(selected, units.value),
    ],
  };
}
