import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import { nearest } from '@boardwright/spec/nearest';
import type { Issue } from '../../issue.ts';
import type { ResolvedOverlay, ResolvedSymbol } from '../../resolved-image.ts';
import { fix, type Part, problem, removeAt, replaceWith } from '../draft.ts';
import type { BuildrootScene } from './scene.ts';

interface OverlaysPart {
  readonly overlays: readonly ResolvedOverlay[];
  readonly symbols: readonly ResolvedSymbol[];
}

function symbol(name: string, value: string, because: string): ResolvedSymbol {
  return { name, value, because, unit: 'overlays', stage: 'base' };
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

function symbolsOf(loader: string, overlays: readonly ResolvedOverlay[]): ResolvedSymbol[] {
  if (overlays.length === 0) return [];
  const because = 'overlays of the spec';
  const own = overlays.some(({ source }) => source !== undefined);
  return [
    symbol('BR2_LINUX_KERNEL_DTB_OVERLAY_SUPPORT', 'y', `${because} name nodes of the board's device tree`),
    ...(own ? [symbol('BR2_PACKAGE_HOST_DTC', 'y', `${because} are compiled with it`)] : []),
    ...(loader === 'config-txt'
      ? [
          symbol(
            'BR2_PACKAGE_RPI_FIRMWARE_INSTALL_DTB_OVERLAYS',
            'y',
            `${because}: the board's own come with its firmware`,
          ),
        ]
      : []),
  ];
}

/** Device tree overlays: those the board brings, by their ids, and the person's own, by their source. */
export function resolveOverlays(scene: BuildrootScene): Part<OverlaysPart> {
  const { spec, board, buildroot } = scene;
  const { overlays: how } = buildroot;
  // Where the board takes none, the rule for fields that are not supported says so.
  if ('unsupported' in how) return { value: { overlays: [], symbols: [] }, issues: [] };
  const known = how.builtIn.map(({ id }) => id);
  const issues = spec.overlays.flatMap((entry, index) =>
    'id' in entry && !known.includes(entry.id) ? [unknown(entry.id, index, known, board.title)] : [],
  );
  const overlays = canonicalSpec(spec).overlays.flatMap((entry): ResolvedOverlay[] => {
    if ('source' in entry) {
      const line = how.loader === 'config-txt' ? { configLine: `dtoverlay=${entry.name}` } : {};
      const because = 'overlays of the spec: your own source';
      return [{ name: entry.name, source: entry.source, ...line, because }];
    }
    const found = how.builtIn.find(({ id }) => id === entry.id);
    if (found === undefined) return [];
    return [{ name: found.id, configLine: found.line, because: `overlays of the spec: ${found.title}` }];
  });
  return { value: { overlays, symbols: symbolsOf(how.loader, overlays) }, issues };
}
