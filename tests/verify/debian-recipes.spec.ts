import { expect, it } from 'vitest';
import type { DebianPackage } from '../../verify/yocto/debian/archive.ts';
import { type Choice, debianRecipes, linuxRecipes, versionOf } from '../../verify/yocto/debian/recipes.ts';

function debianPackage(name: string, change: Partial<DebianPackage> = {}): [string, DebianPackage] {
  const one = {
    name,
    version: '1.0-1',
    source: name,
    summary: name,
    file: `main/${name}.deb`,
    sha256: 'f00',
    depends: [],
    provides: [],
  };
  return [name, { ...one, ...change }];
}

const CHOICE: Choice = {
  roots: ['login'],
  dropped: ['debconf'],
  given: { 'base-files': 'base-files' },
  together: { glibc: ['libc6', 'libc6-dev'] },
  needs: {},
  provides: { login: ['shadow-base'] },
  includes: { glibc: 'recipes-core/glibc/glibc-debian.inc' },
  licences: { login: 'GPL-2.0-or-later', glibc: 'LGPL-2.1-or-later', pam: 'BSD-3-Clause' },
};

const ARCHIVE = new Map([
  debianPackage('login', {
    version: '1:4.16-2+really2.41-0+deb13u1',
    summary: 'says "hello"',
    depends: [['libc6'], ['debconf', 'cdebconf'], ['base-files'], ['no-such', 'default-pam']],
  }),
  debianPackage('libc6', { source: 'glibc' }),
  debianPackage('libc6-dev', { source: 'glibc', depends: [['libc6']] }),
  debianPackage('libpam0g', { source: 'pam', provides: ['default-pam'] }),
]);

it('writes a recipe for each package that is needed, and for those that belong together one', () => {
  const files = debianRecipes(ARCHIVE, CHOICE);
  expect(files.map(({ path }) => path).toSorted()).toEqual([
    'recipes-debian/glibc/glibc_1.bb',
    'recipes-debian/libpam0g/libpam0g_1.bb',
    'recipes-debian/login/login_1.bb',
  ]);
  const text = (name: string): string => files.find(({ path }) => path.includes(`/${name}/`))?.content ?? '';
  expect(text('login')).toContain(`SUMMARY = "says 'hello'"`);
  expect(text('login')).toContain('PE = "1"\nPV = "4.16.2+really2.41"\nPR = "0+deb13u1"');
  expect(text('login')).toContain(`RDEPENDS:\${PN} = "base-files glibc libpam0g"`);
  expect(text('login')).toContain(`RPROVIDES:\${PN} += "shadow-base"`);
  expect(text('glibc')).toContain(`name=libc6"\nSRC_URI += "\${DEBIAN_MIRROR}/main/libc6-dev.deb;`);
  expect(text('glibc')).toContain('require recipes-core/glibc/glibc-debian.inc');
});

it('names the package whose licence is not known', () => {
  expect(() => debianRecipes(ARCHIVE, { ...CHOICE, licences: {} })).toThrow(/licence of the source package/);
});

it('reads the parts of a version', () => {
  expect(versionOf('2.41-12+deb13u5')).toEqual({ pv: '2.41', pr: '12+deb13u5' });
  expect(versionOf('257.13-1~deb13u1')).toEqual({ pv: '257.13', pr: '1.deb13u1' });
  expect(versionOf('34')).toEqual({ pv: '34', pr: '0' });
});

it('gives the kernel every name it may be appended to under', () => {
  const source = { version: '6.12.107', file: 'main/linux.tar.xz', sha256: 'f00' };
  expect(linuxRecipes(source).map(({ path }) => path)).toEqual([
    'recipes-kernel/linux/linux-yocto_1.bb',
    'recipes-kernel/linux/linux-yocto-rt_1.bb',
  ]);
});
