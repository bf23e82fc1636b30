import type { ShareLinkView } from '@boardwright/api/schemas/share-link';

export const LINK_KINDS: readonly {
  readonly value: ShareLinkView['kind'];
  readonly label: string;
  readonly help: string;
}[] = [
  {
    value: 'imager',
    label: 'Imager repository',
    help: 'Raspberry Pi Imager lists, downloads and writes your images.',
  },
  { value: 'badge', label: 'Badge', help: 'A picture that names the latest released image of a board.' },
];

/** What a link shows, for a line in a list. */
export function linkReach({
  kind,
  candidates,
  imageId,
}: Pick<ShareLinkView, 'kind' | 'candidates' | 'imageId'>): string {
  if (imageId !== null) return 'Open in Imager, this image alone';
  const what = LINK_KINDS.find(({ value }) => value === kind)?.label ?? kind;
  return `${what}, ${candidates ? 'released images and candidates' : 'released images'}`;
}

/** Markdown of a badge. */
export function badgeMarkdown(url: string, board: string, title: string): string {
  return `![${title.replace(/[[\]]/g, '')}](${url.replace('{board}', encodeURIComponent(board))})`;
}
