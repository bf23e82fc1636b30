import type { ShareLinkView } from '@boardwright/api/schemas/share-link';
import type { ReactElement } from 'react';
import { RevocableRow } from '#components/ui/revocable-row.tsx';
import { linkReach } from '../link-words.ts';

export function LinkRow({ link }: { readonly link: ShareLinkView }): ReactElement {
  return (
    <RevocableRow
      row={link}
      about={`${linkReach(link)} · by ${link.by}`}
      collection="share-links"
      consequence="Its address shows nothing from the next request on."
    />
  );
}
