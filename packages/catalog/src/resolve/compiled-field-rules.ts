import { removeAt } from './draft.ts';
import type { FieldRule } from './field-rules.ts';

/** Fields that no engine which compiles an image honours yet, for any board. */
export const COMPILED_FIELD_RULES: readonly FieldRule[] = [
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
];
