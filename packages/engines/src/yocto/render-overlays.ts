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

/** Whether U-Boot reads them from the root file system; else the firmware does, from the boot partition. */
function onRoot({ board: { overlays } }: YoctoImage): boolean {
  return 'loader' in overlays && overlays.loader === 'extlinux';
}

/** What the image's recipe says of overlays: they are where the boot loader looks for them. */
export function overlayAssignments(target: YoctoImage): ExplainedLine[] {
  const names = ownNames(target);
  if (names.length === 0) return [];
  if (onRoot(target))
    return assignment(
      'IMAGE_INSTALL:append',
      '=',
      ` ${overlayRecipe(target)}`,
      'overlays of the spec: U-Boot loads them from /boot/overlays',
    );
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

const DEPLOY = [
  'do_deploy() {',
  `    install -m 0644 \${B}/*.dtbo \${DEPLOYDIR}/`,
  '}',
  'addtask deploy after do_compile before do_build',
];
const INSTALL = [
  'do_install() {',
  `    install -d \${D}/boot/overlays`,
  `    install -m 0644 \${B}/*.dtbo \${D}/boot/overlays/`,
  '}',
  `FILES:\${PN} = "/boot/overlays"`,
];

function recipe(target: YoctoImage): RenderedFile {
  const names = ownNames(target);
  return explainedFile(`${RECIPE_FOLDER}/${overlayRecipe(target)}.bb`, [
    { text: `SUMMARY = "Device tree overlays of ${target.image.name}"` },
    { text: 'LICENSE = "CLOSED"', because: 'they are yours' },
    { text: 'DEPENDS = "dtc-native"' },
    { text: onRoot(target) ? `PACKAGE_ARCH = "\${MACHINE_ARCH}"` : 'inherit deploy nopackages' },
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
    ...(onRoot(target) ? INSTALL : DEPLOY).map((text) => ({ text })),
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
