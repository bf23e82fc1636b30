/** Place of a character in Debian's order: `~` before the end of a part, letters before all others. */
function rank(character: string | undefined): number {
  if (character === undefined || /\d/.test(character)) return 0;
  if (character === '~') return -1;
  const code = character.charCodeAt(0);
  return /[A-Za-z]/.test(character) ? code : code + 256;
}

function compareNumbers(left: string, right: string): number {
  const [one, other] = [left.replace(/^0+/, ''), right.replace(/^0+/, '')];
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}

function compareParts(left: string, right: string): number {
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    while (
      (i < left.length && !/\d/.test(left[i] as string)) ||
      (j < right.length && !/\d/.test(right[j] as string))
    ) {
      const order = rank(left[i]) - rank(right[j]);
      if (order !== 0) return order;
      i += 1;
      j += 1;
    }
    const [one, other] = [/^\d*/.exec(left.slice(i))?.[0] ?? '', /^\d*/.exec(right.slice(j))?.[0] ?? ''];
    const order = compareNumbers(one, other);
    if (order !== 0) return order;
    i += one.length;
    j += other.length;
  }
  return 0;
}

interface Version {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

function split(version: string): Version {
  const colon = version.indexOf(':');
  const rest = version.slice(colon + 1);
  const dash = rest.lastIndexOf('-');
  return {
    epoch: colon === -1 ? '0' : version.slice(0, colon),
    upstream: dash === -1 ? rest : rest.slice(0, dash),
    revision: dash === -1 ? '0' : rest.slice(dash + 1),
  };
}

/**
 * Which of two versions of a Debian package is the newer.
 *
 * @returns below 0 when `left` is older, above 0 when it is newer, 0 when they are equal
 * @source Debian Policy 5.6.12, as `dpkg --compare-versions` does it
 */
export function compareDebianVersions(left: string, right: string): number {
  const [one, other] = [split(left), split(right)];
  return (
    compareNumbers(one.epoch, other.epoch) ||
    compareParts(one.upstream, other.upstream) ||
    compareParts(one.revision, other.revision)
  );
}
