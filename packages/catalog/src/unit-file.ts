/** A file a unit puts into the root file system. */
export interface UnitFile {
  readonly path: string;
  readonly content: string;
  readonly mode: string;
  /** Continues "... of <unit title>: ". */
  readonly because: string;
}
