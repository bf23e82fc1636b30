import type { ImageSpec } from '@boardwright/spec/image-spec';
import { specHash } from '@boardwright/spec/spec-hash';
import type { Board } from '../../board.ts';
import type { Issue } from '../../issue.ts';
import type { ResolvedImage } from '../../resolved-image.ts';
import type { YoctoBoard } from '../../yocto-board.ts';
import { LAYER_TABLE } from '../../yocto-layers.ts';
import { ofRelease } from '../../yocto-recipe.ts';
import { checkImageSize } from '../check-image-size.ts';
import { checkUnits, removal } from '../check-units.ts';
import { fix, type Part, remark, type Selected, setTo } from '../draft.ts';
import { unsupportedFields } from '../field-rules.ts';
import { licenceIssues } from '../licence-issues.ts';
import { resolveHostname } from '../resolve-hostname.ts';
import { resolvePower } from '../resolve-power.ts';
import { latencyTestSeconds, selfTests } from '../self-tests.ts';
import { oneVersion, unitFiles } from '../unit-files.ts';
import { chooseRelease } from './choose-release.ts';
import { judgeUnit } from './judge-unit.ts';
import { powerWords } from './power-lines.ts';
import { kernelVersionFor, modelLack } from './real-time.ts';
import { initOf, resolveInit } from './resolve-init.ts';
import { resolveKernel } from './resolve-kernel.ts';
import { resolveLayers, type WantedLayer } from './resolve-layers.ts';
import { resolveOverlays } from './resolve-overlays.ts';
import { resolvePackages } from './resolve-packages.ts';
import { resolveSlots } from './resolve-slots.ts';
import { resolveStorage } from './resolve-storage.ts';
import { resolveVariables } from './resolve-variables.ts';
import type { YoctoScene, YoctoUnit } from './scene.ts';
import { yoctoFieldRules } from './unsupported-fields.ts';

/** Where packages beyond the core's are, as far as they are to be found in one place. */
const PACKAGE_LAYERS = ['meta-oe', 'meta-python', 'meta-networking'];

function wantedLayers(
  { spec, board, facts, release }: YoctoScene,
  units: readonly YoctoUnit[],
): WantedLayer[] {
  const ofBoard = facts.layers.map((id) => ({
    id,
    because: `has the machine ${facts.machine}`,
    who: board.title,
    path: '/board',
  }));
  const ofUnits = units.flatMap((one) =>
    ofRelease(one.recipe.layers, release).map(({ id, because }) => ({
      id,
      because: `${one.unit.title}: ${because}`,
      who: one.unit.title,
      path: one.path,
      leaveOut: removal(one),
    })),
  );
  const ofPackages =
    spec.packages.length === 0
      ? []
      : PACKAGE_LAYERS.map((id) => ({
          id,
          because: 'packages of the spec may be recipes of it',
          who: 'packages of the spec',
          path: '/packages',
        }));
  return [...ofBoard, ...ofUnits, ...ofPackages];
}

/** Puts the parts together once board, release and units are settled. */
function compose(
  scene: YoctoScene,
  releaseBecause: string,
  units: readonly YoctoUnit[],
): Part<ResolvedImage> {
  const { spec, board, yocto, release, facts } = scene;
  const power = resolvePower(scene, scene.preemption);
  const settings = powerWords(yocto, power.value.cmdline);
  const slots = resolveSlots(scene);
  const kernel = resolveKernel(scene, units, [...settings.lines, ...slots.value.kernelLines]);
  const cmdline = [...kernel.value.kernel.cmdline, ...settings.words];
  const init = resolveInit(scene, units, [...power.value.files, ...unitFiles(units), ...slots.value.files]);
  const overlays = resolveOverlays(scene);
  const packages = resolvePackages(scene, units, [
    ...init.value.packages,
    ...slots.value.packages,
    ...overlays.value.packages,
  ]);
  const wanted = [...wantedLayers(scene, units), ...slots.value.layers];
  const layers = resolveLayers(LAYER_TABLE, wanted, release);
  const storage = resolveStorage(scene, units);
  const value: ResolvedImage = {
    apiVersion: spec.apiVersion,
    name: spec.name,
    specHash: specHash(spec),
    engine: { kind: 'yocto', release, because: releaseBecause },
    board,
    kernel: { ...kernel.value.kernel, cmdline },
    units: [
      { kind: 'board', id: board.id, title: board.title, because: 'board of the spec' },
      ...units.map(({ unit, because }) => ({ kind: unit.kind, id: unit.id, title: unit.title, because })),
    ],
    packages: packages.value,
    hostname: resolveHostname(spec),
    power: power.value.power,
    storage: storage.value,
    files: init.value.files,
    services: init.value.services,
    selfTests: selfTests(units),
    yocto: {
      outputs: (spec.engine.outputs ?? []).filter((one) => one !== 'legal-info').sort(),
      ...(initOf(spec) === 'systemd' ? {} : { init: initOf(spec) }),
      machine: facts.machine,
      repos: layers.value,
      variables: [
        ...kernel.value.variables,
        ...init.value.variables,
        ...overlays.value.variables,
        ...resolveVariables(scene, units, cmdline),
        ...slots.value.variables,
      ],
      kernelRecipe: kernel.value.recipe,
      kernelLines: kernel.value.lines,
      ubootLines: overlays.value.ubootLines,
      overlays: overlays.value.overlays,
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
      ...init.issues,
      ...packages.issues,
      ...layers.issues,
      ...overlays.issues,
      ...slots.issues,
      ...storage.issues,
      ...checkImageSize(value),
    ],
  };
}

/** Licences of the board's layer: those no choice of the spec does without, and those something does not work without. */
function boardLicences(scene: YoctoScene): Issue[] {
  const { board, yocto, spec } = scene;
  const asker = { id: board.id, title: board.title, path: '/board', without: [] };
  return yocto.licences.flatMap((licence) => {
    const { id, title, site, optional } = licence;
    if (optional === undefined) return licenceIssues(asker, licence, scene);
    if (spec.acceptedLicences?.includes(id)) return [];
    const message = `${optional.without} of ${board.title} need firmware that is left out until ${title} is accepted: acceptedLicences does not name ${id}. Read it at ${site}.`;
    const fixes = [fix(`Accept ${title}`, setTo('/acceptedLicences/-', id))];
    return [remark('FIRMWARE_LEFT_OUT', 'warning', '/board', message, { between: [board.id, id], fixes })];
  });
}

/** Says so before a long build when nobody has seen an image of this engine start on this board. */
function unproven(board: Board): Issue[] {
  const level = board.status.find(({ engine }) => engine === 'yocto')?.level;
  if (level === 'built' || level === 'booted') return [];
  const message = `No Yocto image for ${board.title} has been built by Boardwright yet: compiling and starting it are not proven.`;
  return [remark('ENGINE_UNPROVEN', 'warning', '/engine/kind', message, { between: ['yocto', board.id] })];
}

/** Makes every choice of a spec for the Yocto engine explicit. */
export function resolveYocto(
  spec: ImageSpec,
  board: Board,
  yocto: YoctoBoard,
  selected: readonly Selected[],
): Part<ResolvedImage> | undefined {
  const chosen = chooseRelease(spec, board, yocto, selected);
  // A release without the board is an error already; the rest is looked at with one that has it.
  const facts = yocto.releases[chosen.release] ?? Object.values(yocto.releases)[0];
  if (facts === undefined) return undefined;
  const asked = spec.kernel.preemption;
  const offered = asked !== undefined && modelLack(facts, asked, board.arch) === undefined;
  const preemption = offered ? asked : facts.kernel.defaultPreemption;
  const scene: YoctoScene = {
    spec,
    board,
    yocto,
    facts,
    release: chosen.release,
    kernelVersion: kernelVersionFor(facts, preemption),
    preemption,
  };
  const units = checkUnits(selected, board, (one) => judgeUnit(one, scene));
  const image = compose(scene, chosen.because, units.value);
  // What the release rule said of a choice, the layer resolver need not say again.
  const said = new Set(chosen.issues.map(({ path }) => path));
  return {
    value: image.value,
    issues: [
      ...chosen.issues,
      ...units.issues,
      ...boardLicences(scene),
      ...image.issues.filter(({ code, path }) => code !== 'LAYER_NOT_AVAILABLE' || !said.has(path)),
      ...unsupportedFields(spec, 'yocto', yoctoFieldRules(board, yocto, chosen.release)),
      ...unproven(board),
    ],
  };
}
