import { describe, expect, it } from 'vitest';
import type { Expression } from './expression.ts';
import { needWords } from './need-words.ts';

describe('needWords', () => {
  it.each<[Expression, string]>([
    ['BR2_INSTALL_LIBSTDCPP', 'a toolchain with C++'],
    ['BR2_TOOLCHAIN_HEADERS_AT_LEAST_4_14', 'kernel headers 4.14 or newer'],
    ['BR2_TOOLCHAIN_GCC_AT_LEAST_9', 'GCC 9 or newer'],
    ['BR2_PACKAGE_HOST_GO_TARGET_ARCH_SUPPORTS', 'an architecture Go builds for'],
    ['BR2_PACKAGE_PYTHON_NUMPY_ARCH_SUPPORTS', 'an architecture python-numpy supports'],
    ['BR2_PACKAGE_PYTHON3', 'python3'],
    ['BR2_PACKAGE_HAS_LIBRTLSDR', 'something that provides librtlsdr'],
    ['BR2_aarch64', 'a 64-bit Arm processor'],
    ['BR2_i386', 'a 32-bit x86 processor'],
    ['BR2_x86_64', 'an x86-64 processor'],
    [['!', 'BR2_STATIC_LIBS'], 'shared libraries'],
    [['!', 'BR2_sparc'], 'a processor other than sparc'],
    [['!', 'BR2_PACKAGE_LIBGPIOD'], 'no libgpiod beside it'],
    [['!', 'BR2_TOOLCHAIN_USES_UCLIBC'], 'a C library other than uClibc-ng'],
    [['!', 'BR2_TOOLCHAIN_HAS_GCC_BUG_64735'], "a compiler without GCC's bug 64735"],
    [['!', 'BR2_INIT_SYSTEMD'], 'an init other than systemd'],
    [['!', 'BR2_OPTIMIZE_FAST'], 'no optimisation with -Ofast'],
    [['||', 'BR2_TOOLCHAIN_USES_GLIBC', 'BR2_TOOLCHAIN_USES_MUSL'], 'glibc or musl'],
    [['=', 'BR2_ARCH', '"x86_64"'], 'BR2_ARCH set to x86_64'],
    [['!', ['=', 'BR2_ARCH', '"x86_64"']], 'BR2_ARCH not set to x86_64'],
    ['BR2_SOMETHING_ELSE', 'BR2_SOMETHING_ELSE'],
  ])('%j is said as %s', (expression, words) => {
    expect(needWords(expression)).toBe(words);
  });
});
