import { isUtf8 } from 'node:buffer';
import { MIB_BYTES } from '@boardwright/core/units';
import { diffTexts } from '@boardwright/evidence/compare-texts';
import type { ApiDeps } from '../deps.ts';
import type { ComparedBuildFiles } from '../schemas/comparison.ts';
import type { TextChange } from '../schemas/recipe-diff.ts';
import { compareArtifacts, type Found, type ImagePair } from './artifact-pair.ts';
import { readTreeContents, readTreeFacts, type TreeFact } from './read-rendered-tree.ts';

const WANTED = { kind: 'rendered', title: 'rendered tree', mostBytes: 64 * MIB_BYTES } as const;
/** Larger files are named, but not compared line by line. */
const MOST_FILE_BYTES = 512 * 1024;
/** Of all files compared line by line, on each side. */
const MOST_CONTENT_BYTES = 8 * MIB_BYTES;

interface Change {
  readonly path: string;
  readonly from: TreeFact | undefined;
  readonly to: TreeFact | undefined;
}

function changesOf(from: ReadonlyMap<string, TreeFact>, to: ReadonlyMap<string, TreeFact>): Change[] {
  const paths = [...new Set([...from.keys(), ...to.keys()])].sort();
  return paths
    .map((path) => ({ path, from: from.get(path), to: to.get(path) }))
    .filter(({ from: old, to: now }) => old?.sha256 !== now?.sha256 || old?.mode !== now?.mode);
}

/** The first changes in order whose contents are small enough, together too. */
function contentsWanted(changes: readonly Change[]): ReadonlySet<string> {
  const wanted = new Set<string>();
  let [fromBytes, toBytes] = [0, 0];
  for (const { path, from, to } of changes) {
    const [old, now] = [from?.sizeBytes ?? 0, to?.sizeBytes ?? 0];
    if (Math.max(old, now) > MOST_FILE_BYTES) continue;
    if (fromBytes + old > MOST_CONTENT_BYTES || toBytes + now > MOST_CONTENT_BYTES) continue;
    fromBytes += old;
    toBytes += now;
    wanted.add(path);
  }
  return wanted;
}

function modeNote({ from, to }: Change): string | null {
  if (from === undefined || to === undefined || from.mode === to.mode) return null;
  return `Its mode changed from ${from.mode.toString(8)} to ${to.mode.toString(8)}.`;
}

function isText(content: Buffer | undefined): boolean {
  return content === undefined || (isUtf8(content) && !content.includes(0));
}

function describe(change: Change, isWanted: boolean, from?: Buffer, to?: Buffer): TextChange {
  const { path } = change;
  const kind = change.from === undefined ? 'added' : change.to === undefined ? 'removed' : 'changed';
  const without = (note: string): TextChange => ({
    ...{ change: kind, path, linesAdded: 0, linesRemoved: 0, patch: null },
    note,
  });
  if (!isWanted) return without('It is too large to be compared line by line.');
  if (!isText(from) || !isText(to)) return without('It is not a text file.');
  const difference = diffTexts(path, { from: from?.toString() ?? null, to: to?.toString() ?? null });
  if (difference === null) return without('The two have too little in common to be compared line by line.');
  return { change: kind, path, ...difference, note: modeNote(change) };
}

/** Compares what the engines were given: every file of the rendered trees, line by line where it is text. */
export async function compareBuildFiles(
  deps: Pick<ApiDeps, 'store' | 'logger'>,
  images: ImagePair,
): Promise<Found<ComparedBuildFiles>> {
  return compareArtifacts(deps, images, WANTED, async (from, to) => {
    const facts = [await readTreeFacts(await from.open()), await readTreeFacts(await to.open())] as const;
    const changes = changesOf(...facts);
    const wanted = contentsWanted(changes);
    const before = await readTreeContents(await from.open(), wanted);
    const after = await readTreeContents(await to.open(), wanted);
    return {
      files: changes.map((change) =>
        describe(change, wanted.has(change.path), before.get(change.path), after.get(change.path)),
      ),
      unchanged: new Set([...facts[0].keys(), ...facts[1].keys()]).size - changes.length,
    };
  });
}
