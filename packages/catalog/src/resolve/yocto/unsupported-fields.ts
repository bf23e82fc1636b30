import type { Board } from '../../board.ts';
import type { YoctoBoard, YoctoRelease } from '../../yocto-board.ts';
import { COMPILED_FIELD_RULES } from '../compiled-field-rules.ts';
import { removeAt, replaceWith } from '../draft.ts';
import type { FieldRule } from '../field-rules.ts';
import { noOutput } from '../output-rules.ts';
import { INIT_FIELD_RULES } from './resolve-init.ts';
import { overlayLack } from './resolve-overlays.ts';

const ALWAYS: readonly FieldRule[] = [
  noOutput('legal-info', 'every image of the Yocto engine brings its licences along.'),
  {
    path: '/update/kind',
    asked: (spec) => spec.update.kind === 'swupdate' || spec.update.kind === 'mender',
    message: 'update.kind: RAUC is the update client Boardwright makes images for.',
    label: 'Use RAUC',
    patch: replaceWith('/update/kind', 'rauc'),
  },
  {
    path: '/coprocessor',
    asked: (spec) => spec.coprocessor !== undefined,
    message: 'coprocessor: firmware for a microcontroller beside Linux is not built yet.',
    label: 'Remove the coprocessor',
    patch: removeAt('/coprocessor'),
  },
];

function overlayRules(board: Board, yocto: YoctoBoard, release: YoctoRelease): FieldRule[] {
  const lack = overlayLack(yocto, release);
  if (lack === undefined) return [];
  return [
    {
      path: '/overlays',
      asked: (spec) => spec.overlays.length > 0,
      message: `overlays: ${board.title} takes no device tree overlays, because ${lack}.`,
      label: 'Remove the overlays',
      patch: removeAt('/overlays'),
    },
  ];
}

/** Words of the command line; what a power profile says on it is configured into the kernel there. */
function commandLineRules(board: Board, { commandLine }: YoctoBoard): FieldRule[] {
  if (!('unsupported' in commandLine)) return [];
  const reason = `${board.title} takes no words for the kernel command line, because ${commandLine.unsupported}.`;
  return [
    {
      path: '/kernel/cmdline',
      asked: (spec) => spec.kernel.cmdline.length > 0,
      message: `kernel.cmdline: ${reason}`,
      label: 'Remove the words',
      patch: removeAt('/kernel/cmdline'),
    },
    {
      path: '/kernel/isolateCpus',
      asked: (spec) => spec.kernel.isolateCpus !== undefined,
      message: `kernel.isolateCpus: ${reason}`,
      label: 'Isolate no CPU',
      patch: removeAt('/kernel/isolateCpus'),
    },
  ];
}

/** @returns the fields the engine does not honour on this board, with reasons */
export function yoctoFieldRules(
  board: Board,
  yocto: YoctoBoard,
  release: YoctoRelease,
): readonly FieldRule[] {
  const ownLayout = yocto.image.kind === 'own';
  return [
    ...COMPILED_FIELD_RULES,
    ...ALWAYS,
    ...INIT_FIELD_RULES,
    ...overlayRules(board, yocto, release),
    ...commandLineRules(board, yocto),
    {
      path: '/storage/rootfs',
      asked: (spec) => !ownLayout && spec.storage.layout === 'single' && spec.storage.rootfs === 'squashfs',
      message: `storage.rootfs "squashfs": the layout the layer has for ${board.title} takes an ext4 root file system.`,
      label: 'Use ext4',
      patch: replaceWith('/storage/rootfs', 'ext4'),
    },
  ];
}
