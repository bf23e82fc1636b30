import { readFile } from 'node:fs/promises';
import type { RenderedFile } from '@boardwright/engines/plan';
import { z } from 'zod';
import type { DebianPackage, DebianSource } from './archive.ts';

const NAMES = z.array(z.string());

/** Which packages of Debian there are recipes for, and what Debian's records do not say of them. */
const Choice = z.strictObject({
  /** What the image asks for. */
  roots: NAMES,
  /** Needed by scripts of packages alone, or by what the image does not use. */
  dropped: NAMES,
  /** Package -> recipe of openembedded-core that gives it. */
  given: z.record(z.string(), z.string()),
  /** Recipe -> packages it puts together. */
  together: z.record(z.string(), NAMES),
  /** Recipe -> what it needs besides. */
  needs: z.record(z.string(), NAMES),
  /** Recipe -> names of openembedded-core's packages it stands for. */
  provides: z.record(z.string(), NAMES),
  /** Recipe -> file of the layer. */
  includes: z.record(z.string(), z.string()),
  /** Source package -> LICENSE of BitBake. */
  licences: z.record(z.string(), z.string()),
});
export type Choice = z.infer<typeof Choice>;

/** @param folder - of the layer, with packages.json beside it */
export async function readChoice(file: string): Promise<Choice> {
  return Choice.parse(JSON.parse(await readFile(file, 'utf8')));
}

type Packages = ReadonlyMap<string, DebianPackage>;

function providerOf(packages: Packages, name: string): string | undefined {
  if (packages.has(name)) return name;
  return [...packages.values()].find(({ provides }) => provides.includes(name))?.name;
}

/** Every package the roots need, dropped ones and what only they need left out. */
export function closureOf(
  packages: Packages,
  { roots, dropped, given, together }: Choice,
): readonly DebianPackage[] {
  const found = new Map<string, DebianPackage>();
  const open = [...roots, ...Object.values(together).flat()];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const one = packages.get(name);
    if (one === undefined) throw new Error(`Debian's archive has no package ${name}`);
    if (found.has(name)) continue;
    found.set(name, one);
    for (const alternatives of one.depends) {
      if (alternatives.some((other) => dropped.includes(other) || given[other] !== undefined)) continue;
      const chosen = alternatives
        .map((other) => providerOf(packages, other))
        .find((other) => other !== undefined);
      if (chosen !== undefined) open.push(chosen);
    }
  }
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/** `1:2.41-5~deb13u1` is epoch 1, version 2.41, revision 5.deb13u1. */
export function versionOf(version: string): {
  readonly pe?: string;
  readonly pv: string;
  readonly pr: string;
} {
  const [, epoch, upstream = version, revision] = /^(?:(\d+):)?(.*?)(?:-([^-]*))?$/.exec(version) ?? [];
  const plain = (text: string): string => text.replaceAll(/[^A-Za-z0-9.+]/g, '.');
  return { ...(epoch === undefined ? {} : { pe: epoch }), pv: plain(upstream), pr: plain(revision ?? '0') };
}

function quoted(text: string): string {
  return text.replaceAll(/["\\$`]/g, "'");
}

function recipeOf(
  name: string,
  members: readonly DebianPackage[],
  needs: readonly string[],
  choice: Choice,
): RenderedFile {
  const [first] = members;
  if (first === undefined) throw new Error(`The recipe ${name} has no package`);
  const licences = members.map(({ source }) => {
    const licence = choice.licences[source];
    if (licence === undefined)
      throw new Error(`packages.json names no licence of the source package ${source}`);
    return licence;
  });
  const { pe, pv, pr } = versionOf(first.version);
  const include = choice.includes[name];
  const provides = [
    ...(choice.provides[name] ?? []),
    ...members.map((one) => one.name).filter((one) => one !== name),
  ];
  const lines = [
    `SUMMARY = "${quoted(first.summary)}"`,
    `LICENSE = "${[...new Set(licences)].join(' & ')}"`,
    ...(pe === undefined ? [] : [`PE = "${pe}"`]),
    `PV = "${pv}"`,
    `PR = "${pr}"`,
    ...members.map((one) => `SRC_URI += "\${DEBIAN_MIRROR}/${one.file};subdir=deb;name=${one.name}"`),
    ...members.map((one) => `SRC_URI[${one.name}.sha256sum] = "${one.sha256}"`),
    'inherit debian-binary',
    `RDEPENDS:\${PN} = "${needs.join(' ')}"`,
    `RPROVIDES:\${PN} += "${provides.join(' ')}"`,
    ...(include === undefined ? [] : [`require ${include}`]),
  ];
  return { path: `recipes-debian/${name}/${name}_1.bb`, content: `${lines.join('\n')}\n` };
}

/** Recipes of everything chosen. Paths are those in the layer. */
export function debianRecipes(packages: Packages, choice: Choice): readonly RenderedFile[] {
  const closure = closureOf(packages, choice);
  const recipes = new Map<string, DebianPackage[]>();
  const recipeByPackage = new Map<string, string>(Object.entries(choice.given));
  for (const one of closure) {
    const name =
      Object.entries(choice.together).find(([, members]) => members.includes(one.name))?.[0] ?? one.name;
    recipes.set(name, [...(recipes.get(name) ?? []), one]);
    recipeByPackage.set(one.name, name);
    for (const other of one.provides) if (!recipeByPackage.has(other)) recipeByPackage.set(other, name);
  }
  return [...recipes].map(([name, members]) => {
    const asked = members.flatMap(({ depends }) =>
      depends.flatMap(
        (alternatives) =>
          alternatives.map((other) => recipeByPackage.get(other)).find((other) => other !== undefined) ?? [],
      ),
    );
    const needs = new Set([...asked, ...(choice.needs[name] ?? [])]);
    needs.delete(name);
    return recipeOf(name, members, [...needs].toSorted(), choice);
  });
}

/** The names openembedded-core's kernels have: each is appended to somewhere. */
const KERNELS = ['linux-yocto', 'linux-yocto-rt'];

/** Recipes of the kernel under the names a tree may ask for. Paths are those in the layer. */
export function linuxRecipes({ version, file, sha256 }: DebianSource): readonly RenderedFile[] {
  const lines = [
    `PV = "${version}"`,
    `SRC_URI = "\${DEBIAN_MIRROR}/${file}"`,
    `SRC_URI[sha256sum] = "${sha256}"`,
    'require recipes-kernel/linux/linux-debian.inc',
  ];
  const content = `${lines.join('\n')}\n`;
  return KERNELS.map((name) => ({ path: `recipes-kernel/linux/${name}_1.bb`, content }));
}
