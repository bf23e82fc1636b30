import { describe, expect, it } from 'vitest';
import { printedAddresses } from './docker-checks.ts';

describe('printedAddresses', () => {
  it('takes what apt-get prints in quotes at the start of a line', () => {
    const text = [
      "'http://mirror.example/debian/dists/trixie/InRelease' mirror.example_debian_dists_trixie_InRelease 0 ",
      "W: 'http://not.example' is no source",
      "'https://mirror.example/security/dists/trixie-security/InRelease' x 0 ",
    ].join('\n');
    expect(printedAddresses(text)).toEqual([
      'http://mirror.example/debian/dists/trixie/InRelease',
      'https://mirror.example/security/dists/trixie-security/InRelease',
    ]);
    expect(printedAddresses('')).toEqual([]);
  });
});
