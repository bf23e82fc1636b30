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
    path: '/storage/layout',
    asked: (spec) => spec.storage.layout === 'ab',
    message: 'storage.layout "ab": two slots for updates are not available yet with the Buildroot engine.',
    label: 'Use one root file system',
    patch: replaceWith('/storage/layout', 'single'),
  },
  {
    path: '/update/kind',
    asked: (spec) => spec.update.kind !== 'none',
    message:
      'update: update clients need two slots (storage.layout "ab"), which are not available yet with the Buildroot engine.',
    label: 'Remove the update client',
    patch: replaceWith('/update/kind', 'none'),
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
    message: 'coprocessor: firmware for a microcontroller beside Linux is not available yet.',
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
  if (buildroot.image.kind === 'own') return rules;
  return [
    ...rules,
    {
      path: '/storage/rootfs',
      asked: (spec) => spec.storage.rootfs === 'squashfs',
      message: `storage.rootfs "squashfs": the card layout Buildroot has for ${board.title} takes an ext4 root file system.`,
      label: 'Use ext4',
      patch: replaceWith('/storage/rootfs', 'ext4'),
    },
  ];
}
