import type { ErrorCode } from '@boardwright/core/app-error';

/** One file an engine rendered. `because` maps 1-based line numbers to why the line is there. */
export interface RenderedFile {
  /** POSIX path relative to the tree's root; never absolute, never with `..`. */
  readonly path: string;
  readonly content: string;
  /** POSIX mode; defaults to 0o644. */
  readonly mode?: number;
  readonly because?: Readonly<Record<number, string>>;
}

export interface StageLimits {
  readonly memoryMiB: number;
  readonly cpus: number;
  readonly pids: number;
  /** Bytes the stage may add to its volumes, in MiB. */
  readonly diskMiB: number;
  /** Wall clock; the container also ends itself at this age, so a lost worker leaks nothing. */
  readonly timeoutMs: number;
}

/** A directory that outlives builds. It may only make a stage faster, never change what it leaves behind. */
export interface StageCache {
  /** Names the volume on the worker's host: equal names are one cache. Lower-case letters and digits. */
  readonly name: string;
  /** Where the container sees it, below `/cache`. */
  readonly path: string;
}

export interface StageUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * One step of a build, run in one sandboxed container.
 *
 * What the container sees:
 * - `/in` read-only: the rendered files named by `files`, at the same relative paths
 * - `/work/rootfs` the root file system: when `rootfs` is `extend` a writable layer over the stages before it,
 *   when `read` the same read-only, when `none` absent
 * - `/out` writable: the stage's own output files
 * - `/stages/<id>` read-only: `/out` of each stage named in `needs`
 * - the path of each of `caches` writable, for example `/cache/apt`: kept between builds and shared by all of the worker
 * - `/tmp` a tmpfs; the rest of the file system is read-only
 */
export interface PlanStage {
  readonly id: string;
  /** Plain words, for example "Base system". */
  readonly title: string;
  readonly builder: string;
  /** Never passed to a shell; a person's text only ever arrives through files in `/in`. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  readonly needs: readonly string[];
  readonly rootfs: 'none' | 'extend' | 'read';
  /** Who the stage runs as; `/out`, the layer it writes and its caches belong to them. Absent: root, without capabilities. */
  readonly user?: StageUser;
  readonly caches: readonly StageCache[];
  /** `archive`: may reach package mirrors; `none`: no network at all. */
  readonly network: 'archive' | 'none';
  /** Linux capabilities without the CAP_ prefix, added to none. */
  readonly capabilities: readonly string[];
  /** Host devices used when the host has them (never required), for example `/dev/kvm`. */
  readonly optionalDevices: readonly string[];
  readonly limits: StageLimits;
  /**
   * Content-addressed key: sha256 of this definition, the keys of the stages it builds on, the rendered files it
   * reads, the builder recipe digest and the source pin. Undefined: never cached (a boot test, say).
   */
  readonly key?: string;
  /** Stages that may run at the same time as this one because neither needs the other (ids). */
  readonly parallelWith?: readonly string[];
}

export interface ArtifactRule {
  /** Stable kind, for example `img.zst`, `img.xz`, `bmap`, `sbom.cdx`, `packages`, `boot.log`. */
  readonly kind: string;
  /** Stage whose `/out` holds it and the path below `/out`. */
  readonly stage: string;
  readonly path: string;
  /** Name offered for download. */
  readonly fileName: string;
  readonly mediaType: string;
  /** Plain words for the artifact row. */
  readonly title: string;
  readonly required: boolean;
}

/** A container image a plan's stages run in, built from `docker/` when the engine host lacks it. */
export interface BuilderImage {
  readonly name: string;
  /** Dockerfile path relative to the repository root. */
  readonly dockerfile: string;
  /** Files and directories (repository-relative) sent as build context; their content is part of the digest. */
  readonly context: readonly string[];
  /** Base image the Dockerfile names, pulled or else bootstrapped from the archive. */
  readonly base: { readonly reference: string; readonly suite: string };
}

export interface BuildPlan {
  readonly version: 1;
  readonly engine: string;
  /** sha256 over everything that decides the result except the day's archive state. Equal plans coalesce. */
  readonly planHash: string;
  readonly builders: readonly BuilderImage[];
  readonly files: readonly RenderedFile[];
  /** In an order that respects `needs`. */
  readonly stages: readonly PlanStage[];
  readonly artifacts: readonly ArtifactRule[];
}

/** What a plan is pinned to beside the image itself. */
export interface PlanSources {
  /** UTC date of the archive state, `YYYY-MM-DD`; part of every stage key. */
  readonly archiveDate: string;
  /** Digest of each builder's recipe by builder name (Dockerfile and context). */
  readonly builderDigests: Readonly<Record<string, string>>;
  /** Archive mirror; absent: the builder image's own apt sources are used. */
  readonly mirror?: string;
  /** Where the Buildroot engine's sources come from, and what the build host sets itself. */
  readonly buildroot?: {
    /** Git repository of Buildroot; absent: the upstream one. */
    readonly gitUrl?: string;
    /** Site mirror tried before upstream sites (BR2_PRIMARY_SITE). */
    readonly primarySite?: string;
    /** Never ask anyone but the site mirror. */
    readonly primarySiteOnly?: boolean;
    /** Size the shared download cache is brought back to after a download. */
    readonly downloadsMaxMiB?: number;
    /** Lines of Buildroot configuration merged last, for example another external toolchain. */
    readonly siteFragment?: string;
  };
  /** Where the Yocto engine's sources come from, and what the build host sets itself. */
  readonly yocto?: {
    /** Base URL of bare repositories called as in the kas file, in the place of their own URLs; git must be able to clone shallowly from it. */
    readonly gitMirror?: string;
    /** SOURCE_MIRROR_URL of own-mirrors. */
    readonly sourceMirror?: string;
    /** One URL for SSTATE_MIRRORS. */
    readonly sstateMirror?: string;
    /** BB_HASHSERVE_UPSTREAM, `host:port`. */
    readonly hashServer?: string;
    /** Recipes built instead of the image, to try the tool chain of a host; there is no image then. */
    readonly targets?: readonly string[];
  };
}

/** Progress a stage reports, read from the tool's own records. */
export interface StageProgress {
  /** n of m done; shares of the stage's time when the label begins with a count of its own, for example `12 of 38 packages, `. */
  readonly done: number;
  readonly total: number;
  /** What is being worked on, for example `Unpacking libonnxruntime1.21`. */
  readonly label: string;
}

/** What a line of a stage's output means to the log and the progress bar. */
export interface LineMeaning {
  readonly progress?: StageProgress;
  /** Fold group the line and its followers belong to, until the next group; empty string ends the group. */
  readonly group?: string;
  /** True when the line is only machine talk (status-fd) and is kept out of the log. */
  readonly hidden?: boolean;
  /** Something the build page shows beside the log; the last one of a name counts. */
  readonly fact?: StageFact;
}

/** What a stage found out about itself, for example how much it took over from earlier builds. */
export interface StageFact {
  readonly name: string;
  /** JSON; who shows it knows the shape by the name. */
  readonly value: unknown;
}

/** Reads a stage's output line by line; one instance per stage run, may keep state. */
export type ProgressReader = (line: string) => LineMeaning;

/** Why a build failed, in words a tired person can act on. */
export interface BuildFailure {
  readonly code: ErrorCode;
  readonly stage: string;
  /** Package or tool that failed, when known. */
  readonly component?: string;
  /** One plain sentence: what broke. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** The first real error line, as printed. */
  readonly errorLine?: string;
  /** Sequence number of that line in the log. */
  readonly lineNumber?: number;
}

/** What `classifyLog` is given: how the stage ended and its last lines (at most 5,000) with their numbers. */
export interface FailedStage {
  readonly stage: string;
  readonly exitCode: number;
  readonly oomKilled: boolean;
  readonly timedOut: boolean;
  readonly lines: readonly { readonly n: number; readonly m: string }[];
}
