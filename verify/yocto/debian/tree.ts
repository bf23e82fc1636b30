import { join } from 'node:path';
import type { YoctoRelease } from '@boardwright/catalog/yocto-board';
import type { BuildPlan, PlanStage, RenderedFile } from '@boardwright/engines/plan';
import { KAS_FILE } from '@boardwright/engines/yocto/render-kas';
import { parse, stringify } from 'yaml';
import { askArchive } from './archive.ts';
import { filesBelow, LAYER } from './layer-files.ts';
import { debianRecipes, linuxRecipes, readChoice } from './recipes.ts';
import { scarthgapTools } from './scarthgap-tools.ts';

const HERE = new URL('.', import.meta.url).pathname;

/** Recipes scarthgap's openembedded-core needs no help with. */
const OF_SCARTHGAP = /recipes-host\/(?:wic|systemd-systemctl)\//;

/**
 * The layer's own files and a recipe for each package of Debian that is on the image.
 *
 * @param image - container image of Debian that is asked for today's versions
 * @param gitMirror - URL below which the bare repositories are
 */
export async function debianLayer(
  image: string,
  release: YoctoRelease,
  gitMirror: string,
): Promise<readonly RenderedFile[]> {
  const choice = await readChoice(join(HERE, 'packages.json'));
  const names = [...choice.roots, ...Object.values(choice.together).flat()];
  const { pool, packages, linux } = await askArchive(image, names);
  const mirror = { path: 'conf/debian-mirror.conf', content: `DEBIAN_MIRROR = "${pool}"\n` };
  const recipes = [mirror, ...debianRecipes(packages, choice), ...linuxRecipes(linux)];
  const own = await filesBelow(join(HERE, 'layer'), LAYER);
  const made = recipes.map((file) => ({ ...file, path: `${LAYER}/${file.path}` }));
  return release === 'scarthgap'
    ? [...own.filter(({ path }) => !OF_SCARTHGAP.test(path)), ...made]
    : [...own, ...made, ...(await scarthgapTools(gitMirror))];
}

/** kas.yml with the layer, whose settings are read after all others of local.conf. */
function kasWithLayer(content: string): string {
  const kas = parse(content);
  kas.repos.boardwright.layers[LAYER] = null;
  kas.local_conf_header = {
    ...kas.local_conf_header,
    '99-debian-binaries': 'require conf/debian-binaries.conf\n',
  };
  return stringify(kas);
}

/** A plan whose every stage that reads layers reads this one too. */
export function withLayer(made: BuildPlan, layer: readonly RenderedFile[]): BuildPlan {
  const more = layer.map(({ path }) => path);
  const reads = (stage: PlanStage): boolean => stage.files.includes(KAS_FILE);
  return {
    ...made,
    files: [
      ...made.files.map((file) =>
        file.path === KAS_FILE ? { ...file, content: kasWithLayer(file.content) } : file,
      ),
      ...layer,
    ],
    stages: made.stages.map((stage) =>
      reads(stage) ? { ...stage, files: [...stage.files, ...more] } : stage,
    ),
  };
}
