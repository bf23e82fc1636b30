import type { Board } from '@boardwright/catalog/board';
import { BOARDS } from '@boardwright/catalog/boards';
import type { BuildrootRelease } from '@boardwright/catalog/buildroot-board';
import { resolve } from '@boardwright/catalog/resolve';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import { AppError } from '@boardwright/core/app-error';
import { parseSpec } from '@boardwright/spec/parse-spec';
import type { BuildPlan, PlanSources, PlanStage, RenderedFile } from '../plan.ts';
import { jsonFile } from '../render/explained.ts';
import { buildrootBuilder } from './builder.ts';
import { plan } from './plan.ts';
import { renderFragments } from './render-fragments.ts';
import { buildrootImage } from './resolved.ts';
import { SOURCES_FILE } from './stages.ts';

export const TARGETS_FILE = 'config/targets.json';
/** What the stage leaves in its `/out`; its shape is in packages/catalog/src/package-index/document.ts. */
export const PACKAGE_INDEX_FILE = 'packages.json';

/** Boards a release of Buildroot is judged for, in the order of the catalog. */
export function indexedBoards(release: BuildrootRelease): Board[] {
  return [...BOARDS.values()].filter(({ engines }) => engines.buildroot?.releases[release] !== undefined);
}

/** The image of a board for which nothing was chosen. */
function bareImage(board: Board, release: BuildrootRelease): ResolvedImage {
  const parsed = parseSpec({
    apiVersion: 'boardwright/v1',
    name: 'package-index',
    board: board.id,
    engine: { kind: 'buildroot', release },
  });
  const image = parsed.ok ? resolve(parsed.spec).image : null;
  if (image !== null) return image;
  throw new AppError('INTERNAL', `A spec of ${board.id} that chooses nothing does not resolve.`);
}

function targetsFile(
  images: readonly ResolvedImage[],
  siteFragments: ReadonlyMap<string, string>,
): RenderedFile {
  const targets = images.map((image) => {
    const target = buildrootImage(image);
    const fragments = renderFragments(target).map(({ content }) => content);
    return {
      board: image.board.id,
      defconfig: target.board.defconfig,
      fragment: [...fragments, siteFragments.get(image.board.id) ?? ''].join(''),
    };
  });
  return jsonFile(TARGETS_FILE, targets);
}

/**
 * Plans the index of a release's packages: the stage every build of the release begins with, under the same key, and one
 * that reads what it unpacked.
 *
 * @param siteFragments - what the build host sets itself, by board id: it decides what a board can build
 * @returns a plan of the stages `source` and `index` without artifacts; `index` leaves `PACKAGE_INDEX_FILE` in its `/out`
 */
export function planPackageIndex(
  release: BuildrootRelease,
  sources: PlanSources,
  siteFragments: ReadonlyMap<string, string>,
): BuildPlan {
  const images = indexedBoards(release).map((board) => bareImage(board, release));
  const [first] = images;
  if (first === undefined) throw new AppError('INTERNAL', `No board has Buildroot ${release}.`);
  const whole = plan(first, sources);
  const source = whole.stages.filter(({ id }) => id === 'source');
  const own = whole.files.filter(({ path }) => source.some(({ files }) => files.includes(path)));
  const index: PlanStage = {
    id: 'index',
    title: 'Package index',
    builder: buildrootBuilder.name,
    argv: ['/usr/lib/boardwright/stages/stage', 'index'],
    env: {},
    files: [SOURCES_FILE, TARGETS_FILE],
    needs: ['source'],
    rootfs: 'read',
    user: { uid: 1000, gid: 1000 },
    caches: [],
    network: 'none',
    capabilities: [],
    optionalDevices: [],
    limits: { memoryMiB: 2048, cpus: 2, pids: 512, diskMiB: 512, timeoutMs: 10 * 60_000 },
  };
  return {
    ...whole,
    files: [...own, targetsFile(images, siteFragments)],
    stages: [...source, index],
    artifacts: [],
  };
}
