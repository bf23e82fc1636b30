import type { CatalogView } from '../schemas/catalog.ts';
import type { PackageIndexView, PackageSearchResult } from '../schemas/package-index.ts';
import type { RenderResult, ResolveResult, SpecInput } from '../schemas/resolve.ts';
import type { Transport } from './transport.ts';

/** What to look for among the packages of a Buildroot release. */
export interface PackagesQuery {
  readonly q: string;
  readonly board?: string | undefined;
  readonly limit?: number | undefined;
}

/** What can be composed, and what a spec comes to. */
export interface CatalogClient {
  readonly getCatalog: (signal?: AbortSignal) => Promise<CatalogView>;
  readonly getBoard: (id: string, signal?: AbortSignal) => Promise<CatalogView['boards'][number]>;
  readonly getSpecSchema: (signal?: AbortSignal) => Promise<Readonly<Record<string, unknown>>>;
  readonly searchPackages: (
    release: string,
    query: PackagesQuery,
    signal?: AbortSignal,
  ) => Promise<PackageSearchResult>;
  readonly requestPackageIndex: (release: string) => Promise<PackageIndexView>;
  readonly resolve: (input: SpecInput, signal?: AbortSignal) => Promise<ResolveResult>;
  readonly render: (input: SpecInput, signal?: AbortSignal) => Promise<RenderResult>;
  /** Zip or tar of everything needed to build without Boardwright. */
  readonly renderArchive: (input: SpecInput, format?: 'zip' | 'tar') => Promise<Response>;
}

const id = encodeURIComponent;

/** @returns the operations of catalog over HTTP */
export function createCatalogClient({ json, send }: Transport): CatalogClient {
  return {
    getCatalog: (signal) => json('GET', '/catalog', { signal }),
    getBoard: (board, signal) => json('GET', `/catalog/boards/${id(board)}`, { signal }),
    getSpecSchema: (signal) => json('GET', '/spec-schema.json', { signal }),
    searchPackages: (release, query, signal) =>
      json('GET', `/buildroot/${id(release)}/packages`, { query: { ...query }, signal }),
    requestPackageIndex: (release) => json('POST', `/buildroot/${id(release)}/package-index`),
    resolve: (body, signal) => json('POST', '/resolve', { body, signal }),
    render: (body, signal) => json('POST', '/render', { body, signal }),
    renderArchive: (body, format = 'zip') => send('POST', '/render/archive', { body, query: { format } }),
  };
}
