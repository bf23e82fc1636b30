import type { ComparedVulnerabilities, Comparison } from '../schemas/comparison.ts';
import type { CveReportView } from '../schemas/cve-report.ts';
import type { ChannelMove, ImageDetail, ImageView } from '../schemas/image.ts';
import type { ImageFacets } from '../schemas/image-facets.ts';
import type { ImageList, PackageList, SizeTree } from '../schemas/lists.ts';
import type { RetentionPreview, RetentionRules, RetentionView } from '../schemas/retention.ts';
import type { NewSavedView, SavedView, SavedViewChange, SavedViewList } from '../schemas/saved-view.ts';
import type { ImageFacetsQuery, ImagesQuery } from './image-queries.ts';
import type { Transport } from './transport.ts';

/** Which image is the latest: `channel` is released when left out, `name` any. */
export interface LatestQuery {
  readonly channel?: string | undefined;
  readonly name?: string | undefined;
}

/** The catalog of images, and what is in one. */
export interface ImagesClient {
  readonly listImages: (query?: ImagesQuery, signal?: AbortSignal) => Promise<ImageList>;
  readonly getImageFacets: (query?: ImageFacetsQuery, signal?: AbortSignal) => Promise<ImageFacets>;
  readonly getImage: (id: string, signal?: AbortSignal) => Promise<ImageDetail>;
  readonly listPackages: (id: string, q?: string, signal?: AbortSignal) => Promise<PackageList>;
  readonly getSizes: (id: string, signal?: AbortSignal) => Promise<SizeTree>;
  /** Of images of the Yocto engine. */
  readonly getCveReport: (id: string, signal?: AbortSignal) => Promise<CveReportView>;
  /** From the first image to the second. */
  readonly compareImages: (id: string, otherId: string, signal?: AbortSignal) => Promise<Comparison>;
  readonly compareVulnerabilities: (
    id: string,
    otherId: string,
    signal?: AbortSignal,
  ) => Promise<ComparedVulnerabilities>;
  /** `range` as in the Range header, for example `bytes=100-`; the response's body is the file. */
  readonly downloadArtifact: (
    id: string,
    kind: string,
    options?: { range?: string; ifRange?: string; signal?: AbortSignal },
  ) => Promise<Response>;
  readonly deleteImage: (id: string) => Promise<void>;
  readonly pinImage: (id: string) => Promise<ImageView>;
  readonly unpinImage: (id: string) => Promise<ImageView>;
  readonly moveImage: (id: string, move: ChannelMove) => Promise<ImageDetail>;
  readonly getLatestImage: (board: string, query?: LatestQuery, signal?: AbortSignal) => Promise<ImageDetail>;
  /** Follows the redirect: the response's body is the file. */
  readonly downloadLatestArtifact: (
    board: string,
    kind: string,
    query?: LatestQuery,
    signal?: AbortSignal,
  ) => Promise<Response>;
  readonly getRetention: (signal?: AbortSignal) => Promise<RetentionView>;
  readonly setRetention: (rules: RetentionRules) => Promise<RetentionView>;
  /** Without rules: the team's own. */
  readonly previewRetention: (rules?: RetentionRules, signal?: AbortSignal) => Promise<RetentionPreview>;
  readonly listViews: (signal?: AbortSignal) => Promise<SavedViewList>;
  readonly createView: (view: NewSavedView) => Promise<SavedView>;
  readonly changeView: (id: string, change: SavedViewChange) => Promise<SavedView>;
  readonly deleteView: (id: string) => Promise<void>;
}

const id = encodeURIComponent;

/** @returns the operations of images over HTTP */
export function createImagesClient({ json, send }: Transport): ImagesClient {
  return {
    listImages: (query = {}, signal) => json('GET', '/images', { query: { ...query }, signal }),
    getImageFacets: (query = {}, signal) => json('GET', '/images/facets', { query: { ...query }, signal }),
    getImage: (image, signal) => json('GET', `/images/${id(image)}`, { signal }),
    listPackages: (image, q, signal) =>
      json('GET', `/images/${id(image)}/packages`, { query: { q }, signal }),
    getSizes: (image, signal) => json('GET', `/images/${id(image)}/sizes`, { signal }),
    getCveReport: (image, signal) => json('GET', `/images/${id(image)}/cve-report`, { signal }),
    compareImages: (image, other, signal) =>
      json('GET', `/images/${id(image)}/compare/${id(other)}`, { signal }),
    compareVulnerabilities: (image, other, signal) =>
      json('GET', `/images/${id(image)}/compare/${id(other)}/vulnerabilities`, { signal }),
    downloadArtifact: (image, kind, { range, ifRange, signal } = {}) =>
      send(
        'GET',
        `/images/${id(image)}/artifacts/${id(kind)}`,
        { signal },
        {
          ...(range === undefined ? {} : { range }),
          ...(ifRange === undefined ? {} : { 'if-range': ifRange }),
        },
      ),
    deleteImage: async (image) => {
      await send('DELETE', `/images/${id(image)}`);
    },
    pinImage: (image) => json('POST', `/images/${id(image)}/pin`),
    unpinImage: (image) => json('DELETE', `/images/${id(image)}/pin`),
    moveImage: (image, body) => json('POST', `/images/${id(image)}/channel`, { body }),
    getLatestImage: (board, query = {}, signal) =>
      json('GET', `/latest/${id(board)}`, { query: { ...query }, signal }),
    downloadLatestArtifact: (board, kind, query = {}, signal) =>
      send('GET', `/latest/${id(board)}/artifacts/${id(kind)}`, { query: { ...query }, signal }),
    getRetention: (signal) => json('GET', '/retention', { signal }),
    setRetention: (rules) => json('PUT', '/retention', { body: rules }),
    previewRetention: (rules, signal) =>
      rules === undefined
        ? json('GET', '/retention/preview', { signal })
        : json('POST', '/retention/preview', { body: rules, signal }),
    listViews: (signal) => json('GET', '/views', { signal }),
    createView: (body) => json('POST', '/views', { body }),
    changeView: (view, body) => json('PATCH', `/views/${id(view)}`, { body }),
    deleteView: async (view) => {
      await send('DELETE', `/views/${id(view)}`);
    },
  };
}
