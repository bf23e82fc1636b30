import type { Expression } from './expression.ts';

const WORDS: Readonly<Record<string, string>> = {
  BR2_USE_MMU: 'a CPU with an MMU',
  BR2_USE_WCHAR: 'a C library with wide characters',
  BR2_ENABLE_LOCALE: 'a C library with locales',
  BR2_INSTALL_LIBSTDCPP: 'a toolchain with C++',
  BR2_TOOLCHAIN_HAS_FORTRAN: 'a toolchain with Fortran',
  BR2_TOOLCHAIN_HAS_OPENMP: 'a toolchain with OpenMP',
  BR2_TOOLCHAIN_HAS_THREADS: 'a toolchain with threads',
  BR2_TOOLCHAIN_HAS_THREADS_NPTL: 'a toolchain with NPTL threads',
  BR2_TOOLCHAIN_HAS_ATOMIC: 'a toolchain with atomics',
  BR2_TOOLCHAIN_HAS_LIBATOMIC: 'a toolchain with libatomic',
  BR2_TOOLCHAIN_HAS_NATIVE_RPC: 'a C library with RPC',
  BR2_TOOLCHAIN_HAS_SSP: 'a toolchain with stack protection',
  BR2_TOOLCHAIN_HAS_UCONTEXT: 'a C library with ucontext',
  BR2_TOOLCHAIN_HAS_DLANG: 'a toolchain with D',
  BR2_TOOLCHAIN_SUPPORTS_PIE: 'a toolchain that makes position-independent programs',
  BR2_TOOLCHAIN_USES_GLIBC: 'glibc',
  BR2_TOOLCHAIN_USES_MUSL: 'musl',
  BR2_TOOLCHAIN_USES_UCLIBC: 'uClibc-ng',
  BR2_TOOLCHAIN_SUPPORTS_ALWAYS_LOCKFREE_ATOMIC_INTS: 'a CPU with lock-free atomic integers',
  BR2_OPTIMIZE_FAST: 'optimisation with -Ofast',
  BR2_BINFMT_FLAT: 'flat binaries',
  BR2_STATIC_LIBS: 'static libraries only',
  BR2_SHARED_LIBS: 'shared libraries only',
  BR2_ARM_EABI: 'a 32-bit Arm processor (EABI)',
  BR2_LINUX_KERNEL: 'a Linux kernel built with the image',
  BR2_INIT_SYSTEMD: 'systemd as init',
  BR2_INIT_BUSYBOX: 'BusyBox as init',
  BR2_PACKAGE_SYSTEMD: 'systemd as init',
  BR2_PACKAGE_HAS_UDEV: 'udev (/dev management by eudev or systemd)',
  BR2_PACKAGE_HAS_LIBGL: 'an OpenGL library',
  BR2_PACKAGE_HAS_LIBGLES: 'an OpenGL ES library',
  BR2_PACKAGE_HAS_LIBEGL: 'an EGL library',
  BR2_PACKAGE_HAS_LUAINTERPRETER: 'a Lua interpreter',
  BR2_PACKAGE_HAS_JPEG: 'a JPEG library',
};

/** Processors as people write them, by Buildroot's symbol. */
const PROCESSORS: Readonly<Record<string, string>> = {
  BR2_aarch64: '64-bit Arm',
  BR2_aarch64_be: 'big-endian 64-bit Arm',
  BR2_arm: '32-bit Arm',
  BR2_armeb: 'big-endian 32-bit Arm',
  BR2_x86_64: 'x86-64',
  BR2_i386: '32-bit x86',
  BR2_riscv: 'RISC-V',
  BR2_RISCV_64: '64-bit RISC-V',
  BR2_RISCV_32: '32-bit RISC-V',
  BR2_powerpc: 'PowerPC',
  BR2_mips: 'MIPS',
};

/** Symbols whose names follow a pattern, each with how it is said. */
const PATTERNS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^BR2_TOOLCHAIN_GCC_AT_LEAST_(\d+)(?:_(\d+))?$/, (...version) => `GCC ${dotted(version)} or newer`],
  [
    /^BR2_TOOLCHAIN_HEADERS_AT_LEAST_(\d+)(?:_(\d+))?$/,
    (...version) => `kernel headers ${dotted(version)} or newer`,
  ],
  [
    /^BR2_HOST_GCC_AT_LEAST_(\d+)(?:_(\d+))?$/,
    (...version) => `GCC ${dotted(version)} or newer on the build host`,
  ],
  [/^BR2_TOOLCHAIN_HAS_SYNC_(\d)$/, (bytes) => `a CPU with atomic operations on ${bytes} bytes`],
  [/^BR2_TOOLCHAIN_HAS_GCC_BUG_(\d+)$/, (bug) => `a compiler with GCC's bug ${bug}`],
  [/^BR2_PACKAGE_HAS_(\w+)$/, (what) => `something that provides ${named(what)}`],
  [/^BR2_PACKAGE_HOST_RUSTC_TARGET_ARCH_SUPPORTS$/, () => 'an architecture Rust builds for'],
  [/^BR2_PACKAGE_HOST_GO_TARGET_ARCH_SUPPORTS$/, () => 'an architecture Go builds for'],
  [
    /^BR2_PACKAGE_(?:HOST_)?(\w+?)_(?:TARGET_)?ARCH_SUPPORTS$/,
    (what) => `an architecture ${named(what)} supports`,
  ],
  [/^BR2_PACKAGE_(?:HOST_)?(\w+?)_SUPPORTS$/, (what) => `a target ${named(what)} supports`],
  [/^BR2_(ARCH_(?:HAS|SUPPORTS)_\w+)$/, (what) => `a CPU with ${named(what.replace(/^ARCH_\w+?_/, ''))}`],
  [
    /^BR2_(?:ARM|X86|AARCH64|POWERPC|RISCV|MIPS)_CPU_HAS_(\w+)$/,
    (what) => `a CPU with ${what.replaceAll('_', ' ')}`,
  ],
  [/^BR2_PACKAGE_(\w+)$/, (what) => named(what)],
];

function dotted(parts: readonly string[]): string {
  return parts.filter((part) => part !== undefined).join('.');
}

function named(upper: string | undefined): string {
  return (upper ?? '').toLowerCase().replaceAll('_', '-');
}

/** Only architectures have lower-case letters in their symbols. */
function processorOf(symbol: string): string | undefined {
  return PROCESSORS[symbol] ?? /^BR2_([a-z][a-z0-9_]*)$/.exec(symbol)?.[1];
}

function symbolWords(symbol: string): string {
  const processor = processorOf(symbol);
  const known = WORDS[symbol] ?? (processor && `${article(processor)} ${processor} processor`);
  if (known !== undefined) return known;
  for (const [pattern, say] of PATTERNS) {
    const found = pattern.exec(symbol);
    if (found !== null) return say(...found.slice(1));
  }
  return symbol;
}

function article(word: string): string {
  return /^[aeio8x]/i.test(word) ? 'an' : 'a';
}

function listed(words: readonly string[], conjunction: string): string {
  const once = [...new Set(words)];
  return once.length < 2
    ? (once[0] ?? '')
    : `${once.slice(0, -1).join(', ')} ${conjunction} ${once.at(-1) ?? ''}`;
}

/** What is not to be there: a negation reads better turned round than as "not a ...". */
function without(expression: Expression): string {
  if (expression === 'BR2_STATIC_LIBS') return 'shared libraries';
  if (expression === 'BR2_SHARED_LIBS') return 'static libraries';
  if (typeof expression === 'string') {
    const processor = processorOf(expression);
    if (processor !== undefined) return `a processor other than ${processor}`;
    const package_ = /^BR2_PACKAGE_(?!HAS_)(\w+)$/.exec(expression)?.[1];
    if (package_ !== undefined && !expression.endsWith('_SUPPORTS')) return `no ${named(package_)} beside it`;
    if (expression.startsWith('BR2_TOOLCHAIN_USES_'))
      return `a C library other than ${symbolWords(expression)}`;
    const bug = /^BR2_TOOLCHAIN_HAS_GCC_BUG_(\d+)$/.exec(expression)?.[1];
    if (bug !== undefined) return `a compiler without GCC's bug ${bug}`;
    if (expression.startsWith('BR2_INIT_')) return `an init other than ${named(expression.slice(9))}`;
    return `no ${symbolWords(expression).replace(/^an? /, '')}`;
  }
  const [operator, ...parts] = expression;
  if (operator === '!') return listed(parts.map(needWords), 'and');
  if (operator === '||') return listed(parts.map(without), 'and');
  if (operator === '&&') return listed(parts.map(without), 'or');
  return needWords([operator === '=' ? '!=' : '=', ...parts]);
}

/**
 * A condition of Kconfig in words that follow "it needs": `a toolchain with C++`, `glibc or musl`. What has no words of its own
 * keeps the name of its symbol, which the reader can look up in menuconfig.
 */
export function needWords(expression: Expression): string {
  if (typeof expression === 'string') return symbolWords(expression);
  const [operator, ...parts] = expression;
  if (operator === '!') return listed(parts.map(without), 'and');
  if (operator === '&&') return listed(parts.map(needWords), 'and');
  if (operator === '||') return listed(parts.map(needWords), 'or');
  const [left, right] = parts.map((part) =>
    typeof part === 'string' ? part.replaceAll('"', '') : needWords(part),
  );
  return `${left} ${operator === '=' ? 'set to' : 'not set to'} ${right}`;
}
