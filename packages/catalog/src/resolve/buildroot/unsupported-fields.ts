import type { Board } from '../../board.ts';
import type { BuildrootBoard } from '../../buildroot-board.ts';
import { removeAt, replaceWith } from '../draft.ts';
import type { FieldRule } from '../field-rules.ts';

/** Fields the Buildroot engine does not honour for any board. */
const ALWAYS: readonly FieldRule[] = [
  {
    path: '/models',
    asked: (spec) => spec.models.length > 0,
    message: 'models: putting your own model files on an image is not available yet.',
    label: 'Remove the models',
    patch: removeAt('/models'),
  },
  {
    path: '/containers/preload',
    asked: (spec) => spec.containers.preload.length > 0,
    message:
      'containers.preload: storing container images on the image is not available yet; the device pulls them at first start.',
    label: 'Remove the preloaded images',
    patch: removeAt('/containers/preload'),
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
    path: '/update/keyring',
    asked: (spec) => spec.update.kind === 'none' && spec.update.keyring !== undefined,
    message: 'update.keyring: there is no update client that would check bundles with it.',
    label: 'Remove the keyring',
    patch: removeAt('/update/keyring'),
  },
  {
    path: '/files',
    asked: (spec) => spec.files.length > 0,
    message: 'files: putting your own files on an image is not available yet.',
    label: 'Remove the files',
    patch: removeAt('/files'),
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
  const rules = [...ALWAYS, ...overlayRules(board, buildroot)];
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
