import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type {
  BuildFailure,
  BuildPlan,
  FailedStage,
  PlanSources,
  ProgressReader,
  RenderedFile,
} from './plan.ts';

/** What every engine offers. All of it is pure: no I/O, clock, random or environment. */
export interface Engine {
  readonly kind: string;
  /** Part of the plan hash; raised when the same input renders to something else. */
  readonly version: string;
  /** The whole tree a person can build without Boardwright ("eject"), README and build script included. */
  readonly render: (image: ResolvedImage) => readonly RenderedFile[];
  /**
   * Repository-relative files and directories that belong to the ejected tree beside what `render` returns
   * (builder Dockerfile, root file system layers). Copied by the caller, since engines do no I/O.
   */
  readonly staticFiles: readonly string[];
  readonly plan: (image: ResolvedImage, sources: PlanSources) => BuildPlan;
  /**
   * sha256 that decides whether a finished image can be handed out again; equals `plan(...).planHash` with the same
   * `builderDigests` and `buildroot.siteFragment`, and nothing else of the sources has a part in it.
   */
  readonly planHash: (
    image: ResolvedImage,
    builderDigests: Readonly<Record<string, string>>,
    siteFragment?: string,
  ) => string;
  readonly progress: (stageId: string) => ProgressReader;
  readonly classifyLog: (failed: FailedStage) => BuildFailure;
}
