interface CpeName {
  /** Matches the Debian source package. */
  readonly source: RegExp;
  readonly part: 'a' | 'o';
  readonly vendor: string;
  readonly product: string;
}

/**
 * Names the National Vulnerability Database uses for software that is in nearly every image or faces the network. Only
 * names known for sure: a wrong one would hide or invent vulnerabilities.
 */
export const CPE_NAMES: readonly CpeName[] = [
  { source: /^linux(-signed-.*)?$/, part: 'o', vendor: 'linux', product: 'linux_kernel' },
  { source: /^glibc$/, part: 'a', vendor: 'gnu', product: 'glibc' },
  { source: /^bash$/, part: 'a', vendor: 'gnu', product: 'bash' },
  { source: /^coreutils$/, part: 'a', vendor: 'gnu', product: 'coreutils' },
  { source: /^tar$/, part: 'a', vendor: 'gnu', product: 'tar' },
  { source: /^gzip$/, part: 'a', vendor: 'gnu', product: 'gzip' },
  { source: /^gnutls28$/, part: 'a', vendor: 'gnu', product: 'gnutls' },
  { source: /^systemd$/, part: 'a', vendor: 'systemd_project', product: 'systemd' },
  { source: /^dbus$/, part: 'a', vendor: 'freedesktop', product: 'dbus' },
  { source: /^openssl$/, part: 'a', vendor: 'openssl', product: 'openssl' },
  { source: /^openssh$/, part: 'a', vendor: 'openbsd', product: 'openssh' },
  { source: /^curl$/, part: 'a', vendor: 'haxx', product: 'curl' },
  { source: /^zlib$/, part: 'a', vendor: 'zlib', product: 'zlib' },
  { source: /^xz-utils$/, part: 'a', vendor: 'tukaani', product: 'xz' },
  { source: /^busybox$/, part: 'a', vendor: 'busybox', product: 'busybox' },
  { source: /^sudo$/, part: 'a', vendor: 'sudo_project', product: 'sudo' },
  { source: /^util-linux$/, part: 'a', vendor: 'kernel', product: 'util-linux' },
  { source: /^e2fsprogs$/, part: 'a', vendor: 'e2fsprogs_project', product: 'e2fsprogs' },
  { source: /^python3\.\d+$/, part: 'a', vendor: 'python', product: 'python' },
  { source: /^perl$/, part: 'a', vendor: 'perl', product: 'perl' },
  { source: /^sqlite3$/, part: 'a', vendor: 'sqlite', product: 'sqlite' },
  { source: /^protobuf$/, part: 'a', vendor: 'google', product: 'protobuf' },
  { source: /^pytorch$/, part: 'a', vendor: 'linuxfoundation', product: 'pytorch' },
  { source: /^mosquitto$/, part: 'a', vendor: 'eclipse', product: 'mosquitto' },
  { source: /^(?:libpod|podman)$/, part: 'a', vendor: 'podman_project', product: 'podman' },
  { source: /^runc$/, part: 'a', vendor: 'linuxfoundation', product: 'runc' },
  { source: /^containerd$/, part: 'a', vendor: 'linuxfoundation', product: 'containerd' },
];
