import type { ImagerOsList } from '../imager/os-list-schema.ts';
import type {
  CreatedShareLink,
  ImagerLink,
  NewShareLink,
  ShareLinkList,
  ShareLinkView,
} from '../schemas/share-link.ts';
import type { Transport } from './transport.ts';

/** Links that let in without a sign-in. */
export interface SharingClient {
  readonly listShareLinks: (signal?: AbortSignal) => Promise<ShareLinkList>;
  readonly createShareLink: (link: NewShareLink) => Promise<CreatedShareLink>;
  readonly revokeShareLink: (id: string) => Promise<ShareLinkView>;
  readonly createImagerLink: (imageId: string) => Promise<ImagerLink>;
  /** These three need no sign-in: the secret in the link's address lets in. */
  readonly readImagerList: (secret: string, signal?: AbortSignal) => Promise<ImagerOsList>;
  readonly downloadByLink: (
    secret: string,
    imageId: string,
    fileName: string,
    signal?: AbortSignal,
  ) => Promise<Response>;
  /** `file`: the board's id and `.svg`. */
  readonly readBadge: (secret: string, file: string, signal?: AbortSignal) => Promise<Response>;
}

const id = encodeURIComponent;

/** @returns the operations of sharing over HTTP */
export function createSharingClient({ json, send }: Transport): SharingClient {
  return {
    listShareLinks: (signal) => json('GET', '/share-links', { signal }),
    createShareLink: (body) => json('POST', '/share-links', { body }),
    revokeShareLink: (link) => json('DELETE', `/share-links/${id(link)}`),
    createImagerLink: (image) => json('POST', `/images/${id(image)}/imager-link`),
    readImagerList: (secret, signal) => json('GET', `/imager/${id(secret)}/os_list.json`, { signal }),
    downloadByLink: (secret, image, fileName, signal) =>
      send('GET', `/imager/${id(secret)}/images/${id(image)}/${id(fileName)}`, { signal }),
    readBadge: (secret, file, signal) => send('GET', `/badge/${id(secret)}/${id(file)}`, { signal }),
  };
}
