import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import { specHash } from '@boardwright/spec/spec-hash';
import type { Board, DebianBoard } from '../../board.ts';
import type { ResolvedImage } from '../../resolved-image.ts';
import { checkImageSize } from '../check-image-size.ts';
import { checkUnits } from '../check-units.ts';
import type { Part, Selected } from '../draft.ts';
import { unsupportedFields } from '../field-rules.ts';
import { resolveHostname } from '../resolve-hostname.ts';
import { resolveNetworkd } from '../resolve-networkd.ts';
import { resolvePower } from '../resolve-power.ts';
import { resolveServices } from '../resolve-services.ts';
import { latencyTestSeconds, selfTests } from '../self-tests.ts';
import { unitFiles } from '../unit-files.ts';
import { chooseRelease } from './choose-release.ts';
import { judgeUnit } from './judge-unit.ts';
import { resolveKernel } from './resolve-kernel.ts';
import { resolvePackages } from './resolve-packages.ts';
import { resolveStorage } from './resolve-storage.ts';
import type { DebianScene, DebianUnit } from './scene.ts';
import { DEBIAN_FIELD_RULES } from './unsupported-fields.ts';

/** Puts the parts together once board, release and units are settled. */
function compose(
  scene: DebianScene,
  releaseBecause: string,
  units: readonly DebianUnit[],
): Part<ResolvedImage> {
  const { spec, board } = scene;
  const kernel = resolveKernel(scene, units);
  const power = resolvePower(scene, kernel.value.kernel.preemption);
  const packages = resolvePackages(scene, units, kernel.value.packages);
  const networkFiles = resolveNetworkd({ ...scene, spec: canonicalSpec(spec) });
  const value: ResolvedImage = {
    apiVersion: spec.apiVersion,
    name: spec.name,
    specHash: specHash(spec),
    engine: { kind: 'debian', release: scene.release, because: releaseBecause },
    board,
    kernel: { ...kernel.value.kernel, cmdline: [...kernel.value.kernel.cmdline, ...power.value.cmdline] },
    units: [
      { kind: 'board', id: board.id, title: board.title, because: 'board of the spec' },
      ...units.map(({ unit, because }) => ({ kind: unit.kind, id: unit.id, title: unit.title, because })),
    ],
    packages: packages.value,
    hostname: resolveHostname(spec),
    power: power.value.power,
    storage: resolveStorage(scene),
    files: [...networkFiles, ...power.value.files, ...unitFiles(units)],
    services: resolveServices(units),
    selfTests: selfTests(units),
    latencyTestSeconds: latencyTestSeconds(units),
  };
  return { value, issues: [...kernel.issues, ...power.issues, ...packages.issues, ...checkImageSize(value)] };
}

/** Makes every choice of a spec for the Debian engine explicit. */
export function resolveDebian(
  spec: ImageSpec,
  board: Board,
  debian: DebianBoard,
  selected: readonly Selected[],
): Part<ResolvedImage> {
  const { arch } = debian;
  const chosen = chooseRelease(spec, board, debian, arch, selected);
  const scene: DebianScene = { spec, board, debian, arch, release: chosen.release };
  const units = checkUnits(selected, board, (one) => judgeUnit(one, scene));
  const image = compose(scene, chosen.because, units.value);
  return {
    value: image.value,
    issues: [
      ...chosen.issues,
      ...units.issues,
      ...image.issues,
      ...unsupportedFields(spec, 'debian', DEBIAN_FIELD_RULES),
    ],
  };
}
