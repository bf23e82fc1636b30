import { BOARDS } from '@boardwright/catalog/boards';
import { listSharedImages } from '@boardwright/db/shared-image-repository';
import { makeBadge } from 'badge-maker';
import type { ApiDeps } from '../deps.ts';
import { openLink } from '../share-links/open-link.ts';

const GREEN = '#1a6e43';
const AMBER = '#7a5200';
const GREY = '#5c6368';
const MAX_NAME_LENGTH = 40;

function shortened(text: string): string {
  return text.length > MAX_NAME_LENGTH ? `${text.slice(0, MAX_NAME_LENGTH - 3)}...` : text;
}

/**
 * A picture that says which image of a board the team released last.
 *
 * @returns SVG text; grey where there is none, the same for a board nobody knows
 * @throws AppError NOT_FOUND when the link does not work
 */
export async function readBadge(deps: ApiDeps, token: string, board: string): Promise<string> {
  const { teamId, reach } = await openLink(deps, token, 'badge');
  const images = await listSharedImages(deps.db, teamId, reach, 1);
  const image = images.find((row) => row.board === board);
  const label = BOARDS.get(board)?.title ?? board;
  if (image === undefined) return makeBadge({ label, message: 'no release', color: GREY });
  const date = image.since.toISOString().slice(0, 10);
  const name = shortened(image.name);
  return image.channel === 'released'
    ? makeBadge({ label, message: `${name} ${date}`, color: GREEN })
    : makeBadge({ label, message: `${name} ${date} (${image.channel})`, color: AMBER });
}
