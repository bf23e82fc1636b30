import { SPDX } from '@cyclonedx/cyclonedx-library';
import { originOf } from './package-origin.ts';

/** Debian's short names that are written in another way in SPDX; the GNU ones are rewritten by rule. */
const NAMES: Readonly<Record<string, string>> = {
  expat: 'MIT',
  mit: 'MIT',
  x11: 'X11',
  artistic: 'Artistic-1.0-Perl',
  'apache-2': 'Apache-2.0',
  zlib: 'Zlib',
  isc: 'ISC',
  psf: 'PSF-2.0',
  'bsd-2-clause': 'BSD-2-Clause',
  'bsd-3-clause': 'BSD-3-Clause',
  'bsd-4-clause': 'BSD-4-Clause',
  'bsd-4-clause-uc': 'BSD-4-Clause-UC',
  cc0: 'CC0-1.0',
  'mpl-1.1': 'MPL-1.1',
  'mpl-2.0': 'MPL-2.0',
  openssl: 'OpenSSL',
  'boost-1.0': 'BSL-1.0',
  'bsl-1.0': 'BSL-1.0',
  unicode: 'Unicode-DFS-2016',
  unlicense: 'Unlicense',
  wtfpl: 'WTFPL',
  'gfdl-niv-1.3+': 'GFDL-1.3-no-invariants-or-later',
  'gfdl-niv-1.3': 'GFDL-1.3-no-invariants-only',
  'gfdl-1.3+': 'GFDL-1.3-or-later',
  'gfdl-1.3': 'GFDL-1.3-only',
};

/** `GPL-2+` is `GPL-2.0-or-later`, `LGPL-2.1` is `LGPL-2.1-only`. */
function gnuName(name: string): string | null {
  const match = /^(A?GPL|LGPL)-?v?(\d)(?:\.(\d))?(\+|-or-later|-only)?$/i.exec(name);
  if (match === null) return null;
  const later = match[4] === '+' || match[4]?.toLowerCase() === '-or-later';
  const id = `${match[1]?.toUpperCase()}-${match[2]}.${match[3] ?? '0'}-${later ? 'or-later' : 'only'}`;
  return SPDX.isSupportedSpdxId(id) ? id : null;
}

/** By whom a name is used that SPDX does not list. */
const RECORDED_BY = { debian: 'Debian', buildroot: 'Buildroot', yocto: 'Yocto' } as const;
type RecordedBy = (typeof RECORDED_BY)[keyof typeof RECORDED_BY];

/** A reference SPDX allows for names it does not list; explained in the documents that use it. */
function referenceName(name: string, by: RecordedBy): string {
  const plain = name
    .replace(/\+/g, '-or-later')
    .replace(/[^A-Za-z0-9.-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `LicenseRef-${by}-${plain || 'unnamed'}`;
}

function oneName(name: string, by: RecordedBy): string {
  const plain = name.trim();
  const known = NAMES[plain.toLowerCase()] ?? gnuName(plain) ?? SPDX.fixupSpdxId(plain);
  return known !== undefined && SPDX.isSupportedSpdxId(known) ? known : referenceName(plain, by);
}

/** One level of the copyright format's grammar: splits at a word and joins what is below with SPDX's own word. */
function joined(text: string, at: RegExp, word: 'AND' | 'OR', below: (part: string) => string): string {
  const parts = [...new Set(text.split(at).filter(Boolean).map(below))];
  if (parts.length === 1) return parts[0] ?? '';
  const other = word === 'AND' ? / OR / : / AND /;
  return parts.map((part) => (other.test(part) ? `(${part})` : part)).join(` ${word} `);
}

/** `and` binds tighter than `or`, except that a comma before either makes it bind last. */
function licenceTerm(text: string, by: RecordedBy): string {
  function together(part: string): string {
    return joined(part, /\s+and\s+|,\s*/i, 'AND', (name) => oneName(name, by));
  }
  function alternatives(part: string): string {
    return joined(part, /\s+or\s+/i, 'OR', together);
  }
  function afterComma(part: string): string {
    return joined(part, /,\s*and\s+/i, 'AND', alternatives);
  }
  return joined(text, /,\s*or\s+/i, 'OR', afterComma);
}

function withoutBrackets(text: string): string {
  return text.replace(/^\((.*)\)$/, '$1');
}

/**
 * SPDX licence expression for the licence names an engine records of a package, by the grammar of Debian's copyright files.
 *
 * @param names - names joined by ` AND `, alternatives in brackets, as the inspection writes them; null when unknown
 * @param suite - of the package; tells whose names they are
 * @returns expression of SPDX ids and names such as `LicenseRef-Debian-public-domain`, or null
 */
export function spdxExpression(names: string | null, suite: string): string | null {
  const by = RECORDED_BY[originOf(suite).kind];
  if (names === null || names.trim() === '') return null;
  const parts = names.split(' AND ').map(function partOf(part) {
    const expression = licenceTerm(withoutBrackets(part.trim()), by);
    return { expression, alternatives: / OR /.test(expression) };
  });
  const unique = [...new Map(parts.map((part) => [part.expression, part])).values()];
  if (unique.length === 1) return unique[0]?.expression ?? null;
  return unique.map((part) => (part.alternatives ? `(${part.expression})` : part.expression)).join(' AND ');
}

/** The `LicenseRef-` names an expression uses. */
export function licenseRefs(expression: string): string[] {
  return [...new Set(expression.match(/LicenseRef-[A-Za-z0-9.-]+/g) ?? [])];
}

/** The name an engine uses, as it is in the reference. */
export function referredName(reference: string): string {
  return reference.replace(/^LicenseRef-(?:Debian|Buildroot|Yocto)-/, '');
}
