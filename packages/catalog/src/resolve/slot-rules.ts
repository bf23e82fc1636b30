import type { Issue } from '../issue.ts';
import { fix, problem, remark, removeAt, replaceWith, type Scene, setTo } from './draft.ts';

const LAYOUT_PATH = '/storage/layout';
const CLIENT_PATH = '/update/kind';
const ONE_ROOT = replaceWith(LAYOUT_PATH, 'single');

/** Two slots need someone who writes them, and a writer needs two slots: each alone is an error with the other as its fix. */
function pairing({ spec, board }: Scene, unsupported: string | undefined): Issue[] {
  const ab = spec.storage.layout === 'ab';
  const rauc = spec.update.kind === 'rauc';
  const noClient = [
    replaceWith(CLIENT_PATH, 'none'),
    ...(spec.update.keyring === undefined ? [] : [removeAt('/update/keyring')]),
  ];
  if (unsupported !== undefined && (ab || rauc)) {
    const message = `${board.title} can't have two slots for updates: ${unsupported}.`;
    const [path, label] = ab
      ? [LAYOUT_PATH, 'Use one root file system']
      : [CLIENT_PATH, 'Remove the update client'];
    const patches = [...(ab ? [ONE_ROOT] : []), ...(rauc ? noClient : [])];
    return [
      problem('SLOTS_UNSUPPORTED', path, message, {
        between: [board.id, 'ab'],
        fixes: [fix(label, ...patches)],
      }),
    ];
  }
  if (ab && !rauc) {
    const message = 'storage.layout "ab": two slots need an update client that writes the one not in use.';
    const fixes = [fix('Add RAUC', setTo(CLIENT_PATH, 'rauc')), fix('Use one root file system', ONE_ROOT)];
    return [
      problem('SLOTS_WITHOUT_CLIENT', LAYOUT_PATH, message, { between: ['ab', spec.update.kind], fixes }),
    ];
  }
  if (rauc && !ab) {
    const message = 'update.kind "rauc": RAUC writes the slot not in use, and there is only one root.';
    const fixes = [
      fix('Use two slots', setTo(LAYOUT_PATH, 'ab')),
      fix('Remove the update client', ...noClient),
    ];
    return [problem('CLIENT_WITHOUT_SLOTS', CLIENT_PATH, message, { between: ['rauc', 'single'], fixes })];
  }
  return [];
}

function keyringIssues({ spec }: Scene): Issue[] {
  if (spec.update.kind !== 'rauc' || spec.update.keyring !== undefined) return [];
  const message =
    'update.keyring is missing: the image holds no certificate, so its devices install no bundle at all. Put the certificates of the team in it.';
  return [remark('UPDATE_WITHOUT_KEYRING', 'warning', '/update/keyring', message, { between: ['rauc'] })];
}

/**
 * What does not go together about two root slots and the client that writes them.
 *
 * @param unsupported - why the board can't have them, as the end of a sentence; undefined when it can
 */
export function slotIssues(scene: Scene, unsupported: string | undefined): Issue[] {
  return [...pairing(scene, unsupported), ...keyringIssues(scene)];
}
