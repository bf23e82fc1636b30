import type { YoctoRelease } from '../yocto-board.ts';

/** A git repository with layers, or BitBake's. */
export interface LayerRepo {
  /** Name of the directory it is checked out to, and of its copy in a mirror. */
  readonly id: string;
  readonly url: string;
  /** Branch and commit by release; a release that is absent has no branch there. */
  readonly releases: Readonly<
    Partial<Record<YoctoRelease, { readonly branch: string; readonly commit: string }>>
  >;
  /** Completes "<layer> ..." for releases without a branch. */
  readonly lacking?: Readonly<Partial<Record<YoctoRelease, string>>>;
}

/** A layer, with what its conf/layer.conf says at the commit of each release. */
export interface Layer {
  readonly id: string;
  /** Id of its repository. */
  readonly repo: string;
  /** Directory below the repository; `.` for the repository itself. */
  readonly path: string;
  /** Its name in BBFILE_COLLECTIONS, by which others depend on it. */
  readonly collection: string;
  readonly releases: Readonly<
    Partial<
      Record<
        YoctoRelease,
        {
          /** LAYERSERIES_COMPAT. */
          readonly compat: readonly string[];
          /** LAYERDEPENDS: collections. */
          readonly depends: readonly string[];
        }
      >
    >
  >;
}

/** Every repository and layer the resolver may choose from. */
export interface LayerTable {
  readonly repos: ReadonlyMap<string, LayerRepo>;
  readonly layers: ReadonlyMap<string, Layer>;
}
