import { describe, expect, it } from 'vitest';
import { type YoctoSite, yoctoSources } from './yocto-sources.ts';

const NOTHING: YoctoSite = {
  gitMirror: undefined,
  sourceMirror: undefined,
  sstateMirror: undefined,
  hashServer: undefined,
};

describe('yoctoSources', () => {
  it('says nothing where the site says nothing', () => {
    expect(yoctoSources(NOTHING)).toEqual({});
  });

  it('hands on what the site says, and no more', () => {
    const gitMirror = 'https://git.example/mirror';
    expect(yoctoSources({ ...NOTHING, gitMirror, hashServer: 'hash.example:8686' })).toEqual({
      gitMirror,
      hashServer: 'hash.example:8686',
    });
  });
});
