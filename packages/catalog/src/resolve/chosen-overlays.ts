import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import { nearest } from '@boardwright/spec/nearest';
import type { Issue } from '../issue.ts';
import type { ResolvedOverlay } from '../resolved-image.ts';
import { fix, type Part, problem, removeAt, replaceWith, type Scene } from './draft.ts';

/** How a board's boot loader gets overlays. */
export interface OverlayLoader {
  readonly loader: 'config-txt' | 'extlinux';
  readonly builtIn: readonly { readonly id: string; readonly title: string; readonly line: string }[];
}

function unknown(id: string, index: number, known: readonly string[], board: string): Issue {
  const path = `/overlays/${index}`;
  const meant = nearest(id, known);
  const list = known.length === 0 ? 'it brings none along' : `known are: ${known.join(', ')}`;
  const message = `overlays: there is no overlay "${id}" for ${board}; ${list}. Your own is given by its source.`;
  const fixes = meant === undefined ? [] : [fix(`Use ${meant}`, replaceWith(path, { id: meant }))];
  return problem('OVERLAY_UNKNOWN', path, message, {
    between: [id, board],
    fixes: [...fixes, fix(`Remove ${id}`, removeAt(path))],
  });
}

/** Device tree overlays: those the board brings, by their ids, and the person's own, by their source. */
export function chosenOverlays(
  { spec, board }: Scene,
  { loader, builtIn }: OverlayLoader,
): Part<readonly ResolvedOverlay[]> {
  const known = builtIn.map(({ id }) => id);
  const issues = spec.overlays.flatMap((entry, index) =>
    'id' in entry && !known.includes(entry.id) ? [unknown(entry.id, index, known, board.title)] : [],
  );
  const value = canonicalSpec(spec).overlays.flatMap((entry): ResolvedOverlay[] => {
    if ('source' in entry) {
      const line = loader === 'config-txt' ? { configLine: `dtoverlay=${entry.name}` } : {};
      const because = 'overlays of the spec: your own source';
      return [{ name: entry.name, source: entry.source, ...line, because }];
    }
    const found = builtIn.find(({ id }) => id === entry.id);
    if (found === undefined) return [];
    return [{ name: found.id, configLine: found.line, because: `overlays of the spec: ${found.title}` }];
  });
  return { value, issues };
}
