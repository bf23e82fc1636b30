import type { PlanSources } from '@boardwright/engines/plan';

/** Where the operator of a site has Yocto's layers, sources and results of earlier builds. */
export interface YoctoSite {
  readonly gitMirror: string | undefined;
  readonly sourceMirror: string | undefined;
  readonly sstateMirror: string | undefined;
  readonly hashServer: string | undefined;
}

/** @returns what a plan of the Yocto engine is told about the site it is built at */
export function yoctoSources(site: YoctoSite): NonNullable<PlanSources['yocto']> {
  const { gitMirror, sourceMirror, sstateMirror, hashServer } = site;
  return {
    ...(gitMirror === undefined ? {} : { gitMirror }),
    ...(sourceMirror === undefined ? {} : { sourceMirror }),
    ...(sstateMirror === undefined ? {} : { sstateMirror }),
    ...(hashServer === undefined ? {} : { hashServer }),
  };
}
