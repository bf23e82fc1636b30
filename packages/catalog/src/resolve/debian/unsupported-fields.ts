import { removeAt, replaceWith } from '../draft.ts';
import type { FieldRule } from '../field-rules.ts';

/** Fields of the schema that the Debian engine does not honour, and the way out of each. */
export const DEBIAN_FIELD_RULES: readonly FieldRule[] = [
  {
    path: '/engine/init',
    asked: (spec) => spec.engine.init === 'busybox',
    message: 'engine.init "busybox": Debian\'s packages bring units for systemd, and few have init scripts.',
    label: 'Use systemd',
    patch: removeAt('/engine/init'),
  },
  {
    path: '/engine/outputs',
    asked: (spec) => (spec.engine.outputs ?? []).length > 0,
    message:
      "engine.outputs: with Debian, the archive's own packages are the SDK (-dev packages, cross compilers) and carry their licences; the SBOM lists them.",
    label: 'Remove the outputs',
    patch: removeAt('/engine/outputs'),
  },
  {
    path: '/kernel/hz',
    asked: (spec) => spec.kernel.hz !== undefined,
    message:
      "kernel.hz: Debian's kernels come compiled with 250 timer interrupts per second; their high-resolution timers do not depend on it.",
    label: 'Remove hz',
    patch: removeAt('/kernel/hz'),
  },
  {
    path: '/kernel/configFragment',
    asked: (spec) => spec.kernel.configFragment.length > 0,
    message:
      "kernel.configFragment: Debian's kernels come compiled, so their configuration cannot be changed.",
    label: 'Remove the fragment',
    patch: removeAt('/kernel/configFragment'),
  },
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
    path: '/overlays',
    asked: (spec) => spec.overlays.length > 0,
    message:
      "overlays: device tree overlays are not available yet with the Debian engine, whose device trees are the mainline kernel's.",
    label: 'Remove the overlays',
    patch: removeAt('/overlays'),
  },
  {
    path: '/storage/layout',
    asked: (spec) => spec.storage.layout === 'ab',
    message: 'storage.layout "ab": two slots for updates are not available yet with the Debian engine.',
    label: 'Use one root file system',
    patch: replaceWith('/storage/layout', 'single'),
  },
  {
    path: '/update/kind',
    asked: (spec) => spec.update.kind !== 'none',
    message:
      'update: update clients need two slots (storage.layout "ab"), which are not available yet with the Debian engine.',
    label: 'Remove the update client',
    patch: replaceWith('/update/kind', 'none'),
  },
  {
    path: '/update/keyring',
    asked: (spec) => spec.update.keyring !== undefined,
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
      'coprocessor: firmware for a microcontroller beside Linux is not available yet; no board of the catalog for the Debian engine has one.',
    label: 'Remove the coprocessor',
    patch: removeAt('/coprocessor'),
  },
];
