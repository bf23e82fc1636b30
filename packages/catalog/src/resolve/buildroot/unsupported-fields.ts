import type { Board } from '../../board.ts';
import type { BuildrootBoard } from '../../buildroot-board.ts';
import { COMPILED_FIELD_RULES } from '../compiled-field-rules.ts';
import { removeAt, replaceWith } from '../draft.ts';
import type { FieldRule } from '../field-rules.ts';
import { noOutput } from '../output-rules.ts';

/** Fields the Buildroot engine does not honour for any board. */
const ALWAYS: readonly FieldRule[] = [
  noOutput(
    'cve-report',
    'only the Yocto engine makes it; the SBOM of a Buildroot image is what a scanner takes.',
  ),
  {
    path: '/engine/init',
    asked: (spec) => spec.engine.init === 'systemd',
    message:
      'engine.init "systemd": Boardwright\'s Buildroot images start with BusyBox; systemd comes with Debian and Yocto.',
    label: 'Use BusyBox',
    patch: removeAt('/engine/init'),
  },
  {
    path: '/update/kind',
    asked: (spec) => spec.update.kind === 'swupdate' || spec.update.kind === 'mender',
    message:
      "update.kind: with the Buildroot engine RAUC is the update client; Buildroot's Mender is an old release, and it has no tool that makes SWUpdate's files.",
    label: 'Use RAUC',
    patch: replaceWith('/update/kind', 'rauc'),
  },
  {
    path: '/coprocessor',
    asked: (spec) => spec.coprocessor !== undefined,
    message:
      'coprocessor: firmware for a microcontroller beside Linux is not built yet. The package tflite-micro puts TensorFlow Lite for Microcontrollers into the SDK, to link firmware of your own with.',
    label: 'Remove the coprocessor',
    patch: removeAt('/coprocessor'),
  },
];

function overlayRules(board: Board, { overlays }: BuildrootBoard): FieldRule[] {
  if (!('unsupported' in overlays)) return [];
  return [
    {
      path: '/overlays',
      asked: (spec) => spec.overlays.length > 0,
      message: `overlays: ${board.title} takes no device tree overlays, because ${overlays.unsupported}.`,
      label: 'Remove the overlays',
      patch: removeAt('/overlays'),
    },
  ];
}

/** @returns the fields the engine does not honour on this board, with reasons */
export function buildrootFieldRules(board: Board, buildroot: BuildrootBoard): readonly FieldRule[] {
  const rules = [...COMPILED_FIELD_RULES, ...ALWAYS, ...overlayRules(board, buildroot)];
  const ownLayout = buildroot.image.kind === 'own';
  return [
    ...rules,
    {
      path: '/storage/rootfs',
      // With two slots the layout is ours on every board.
      asked: (spec) => !ownLayout && spec.storage.layout === 'single' && spec.storage.rootfs === 'squashfs',
      message: `storage.rootfs "squashfs": the card layout Buildroot has for ${board.title} takes an ext4 root file system.`,
      label: 'Use ext4',
      patch: replaceWith('/storage/rootfs', 'ext4'),
    },
  ];
}
