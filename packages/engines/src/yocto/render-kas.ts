import type { ResolvedLayerRepo, ResolvedVariable } from '@boardwright/catalog/resolved-image';
import type { RenderedFile } from '../plan.ts';
import { type Reason, reasonedYaml } from '../render/reasoned-yaml.ts';
import { assignments } from './bitbake-line.ts';
import { OUR_LAYER } from './builder.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import type { YoctoImage } from './resolved.ts';

export const KAS_FILE = 'kas.yml';
export const KAS_LOCK = 'kas.lock.yml';
/** Read by kas from 2.6 on, and by those distributions carry. */
const HEADER = { version: 14 } as const;
const OWN_REPO = 'boardwright';

/** Parts of local.conf, in the order kas writes them: by their names. */
function topicOf({ unit, name }: ResolvedVariable, { image }: YoctoImage): string {
  if (/^PREFERRED_(?:PROVIDER_virtual\/kernel|VERSION_linux)/.test(name)) return '30-kernel';
  if (unit === 'board' || unit === image.board.id) return '20-board';
  if (unit === 'kernel' || unit.startsWith('kernel.')) return '30-kernel';
  const slug = unit.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return image.units.some(({ id }) => id === unit) ? `40-${slug}` : `50-${slug}`;
}

interface Header {
  readonly parts: Readonly<Record<string, string>>;
  readonly reasons: readonly Reason[];
}

/** Lines of config.txt, which the firmware's recipe writes: no recipe of ours can. */
function overlayVariables({ own }: YoctoImage): ResolvedVariable[] {
  return own.overlays.flatMap(({ configLine, because }) =>
    configLine === undefined
      ? []
      : [
          {
            name: 'RPI_EXTRA_CONFIG:append',
            operator: '=',
            value: `\\n${configLine}`,
            because,
            unit: 'overlays',
            where: 'conf',
          } as const,
        ],
  );
}

function localConf(target: YoctoImage): Header {
  const variables = [
    ...target.own.variables.filter(({ where }) => where === 'conf'),
    ...overlayVariables(target),
  ];
  const topics = [...new Set(variables.map((one) => topicOf(one, target)))].toSorted();
  const parts = topics.map((topic) => {
    const lines = assignments(variables.filter((one) => topicOf(one, target) === topic));
    return { topic, lines };
  });
  return {
    parts: Object.fromEntries(
      parts.map(({ topic, lines }) => [topic, lines.map(({ text }) => `${text}\n`).join('')]),
    ),
    reasons: parts.flatMap(({ topic, lines }) =>
      lines.flatMap(({ because }, line) =>
        because === undefined ? [] : [{ path: ['local_conf_header', topic], line, because }],
      ),
    ),
  };
}

function layersOf({ layers }: ResolvedLayerRepo): Readonly<Record<string, string | null>> {
  // Without this kas takes the repository itself for a layer.
  if (layers.length === 0) return { '.': 'disabled' };
  return Object.fromEntries(layers.map(({ path }) => [path, null]));
}

function repoReasons(repos: readonly ResolvedLayerRepo[]): Reason[] {
  return repos.flatMap(({ id, branch, layers }) => [
    { path: ['repos', id, 'commit'], because: `what branch ${branch} had when Boardwright chose it` },
    ...layers.map(({ path, because }) => ({ path: ['repos', id, 'layers', path], because })),
  ]);
}

/** kas project: machine, layers by commit, and what local.conf gets. */
export function renderKas(target: YoctoImage): RenderedFile[] {
  const { own, image, recipe } = target;
  const header = localConf(target);
  const repos = Object.fromEntries([
    [OWN_REPO, { layers: { [OUR_LAYER]: null, [IMAGE_LAYER]: null } }],
    ...own.repos.map((repo) => [repo.id, { url: repo.url, commit: repo.commit, layers: layersOf(repo) }]),
  ]);
  const value = {
    header: HEADER,
    build_system: 'oe',
    machine: own.machine,
    distro: 'boardwright',
    target: recipe,
    repos,
    ...(Object.keys(header.parts).length === 0 ? {} : { local_conf_header: header.parts }),
  };
  const reasons: Reason[] = [
    { path: ['machine'], because: `board of the spec: ${image.board.title}` },
    { path: ['distro'], because: image.engine.because },
    { path: ['target'], because: 'name of the spec' },
    {
      path: ['repos', OWN_REPO, 'layers', OUR_LAYER],
      because: 'image class, distro and recipes of Boardwright',
    },
    { path: ['repos', OWN_REPO, 'layers', IMAGE_LAYER], because: 'what is of this image alone' },
    ...repoReasons(own.repos),
    ...header.reasons,
  ];
  const lock = {
    header: HEADER,
    overrides: { repos: Object.fromEntries(own.repos.map(({ id, commit }) => [id, { commit }])) },
  };
  return [
    reasonedYaml(KAS_FILE, value, reasons, [
      `${image.name} for ${image.board.title}, Yocto ${target.release}. Build it with build.sh or with kas.`,
    ]),
    reasonedYaml(
      KAS_LOCK,
      lock,
      own.repos.map(({ id, branch }) => ({
        path: ['overrides', 'repos', id, 'commit'],
        because: `what branch ${branch} had when Boardwright chose it`,
      })),
    ),
  ];
}
