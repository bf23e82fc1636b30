import type { RenderedFile } from '../plan.ts';
import { type ExplainedLine, explainedFile } from '../render/explained.ts';
import { assignment } from './bitbake-line.ts';
import { IMAGE_LAYER } from './render-layer.ts';
import type { YoctoImage } from './resolved.ts';

/** Sources of the person's own overlays; the check before the build compiles each of them. */
export const OVERLAY_SOURCES = 'board/dts';
const RECIPE_FOLDER = `${IMAGE_LAYER}/recipes-bsp/overlays`;

function ownNames({ own }: YoctoImage): readonly string[] {
  return own.overlays.flatMap(({ name, source }) => (source === undefined ? [] : [name]));
}

/** Recipe that compiles the person's overlays. */
export function overlayRecipe({ image }: YoctoImage): string {
  return `${image.name}-overlays`;
}

/** What the image's recipe says of overlays: they are on the boot partition. */
export function overlayAssignments(target: YoctoImage): ExplainedLine[] {
  const names = ownNames(target);
  if (names.length === 0) return [];
  const files = names.map((name) => `${name}.dtbo;overlays/${name}.dtbo`).join(' ');
  return [
    ...assignment(
      'IMAGE_BOOT_FILES:append',
      '=',
      ` ${files}`,
      'overlays of the spec: the firmware loads them from there',
    ),
    ...assignment(
      'do_image_wic[depends]',
      '+=',
      `${overlayRecipe(target)}:do_deploy`,
      'overlays of the spec',
    ),
  ];
}

function recipe(target: YoctoImage): RenderedFile {
  const names = ownNames(target);
  return explainedFile(`${RECIPE_FOLDER}/${overlayRecipe(target)}.bb`, [
    { text: `SUMMARY = "Device tree overlays of ${target.image.name}"` },
    { text: 'LICENSE = "CLOSED"', because: 'they are yours' },
    { text: 'DEPENDS = "dtc-native"' },
    { text: 'inherit deploy nopackages' },
    { text: '' },
    { text: `FILESEXTRAPATHS:prepend := "\${THISDIR}/../../../../board/dts:"` },
    { text: `SRC_URI = "${names.map((name) => `file://${name}.dtso`).join(' ')}"` },
    { text: `S = "\${UNPACKDIR}"` },
    { text: `B = "\${WORKDIR}/build"` },
    { text: `do_compile[cleandirs] = "\${B}"` },
    { text: '' },
    { text: 'do_compile() {' },
    { text: `    for source in \${S}/*.dtso; do` },
    { text: '        name=$(basename $source .dtso)' },
    { text: `        dtc -@ -I dts -O dtb -o \${B}/$name.dtbo $source` },
    { text: '    done' },
    { text: '}' },
    { text: '' },
    { text: 'do_deploy() {' },
    { text: `    install -m 0644 \${B}/*.dtbo \${DEPLOYDIR}/` },
    { text: '}' },
    { text: 'addtask deploy after do_compile before do_build' },
  ]);
}

/** Sources of own overlays and the recipe that compiles them. */
export function renderOverlays(target: YoctoImage): RenderedFile[] {
  const sources = target.own.overlays.flatMap(({ name, source, because }): RenderedFile[] =>
    source === undefined
      ? []
      : [{ path: `${OVERLAY_SOURCES}/${name}.dtso`, content: `${source}\n`, because: { 1: because } }],
  );
  return sources.length === 0 ? [] : [...sources, recipe(target)];
}
