import { docker } from '../builder-image.ts';

/** A package of Debian's archive, from its record. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly summary: string;
  /** Below the archive's directory `pool`. */
  readonly file: string;
  readonly sha256: string;
  /** What it needs, each with its alternatives in order. */
  readonly depends: readonly (readonly string[])[];
  readonly provides: readonly string[];
}

/** The upstream tarball of a source package. */
export interface DebianSource {
  readonly version: string;
  /** Below the archive's directory `pool`. */
  readonly file: string;
  readonly sha256: string;
}

const POOL = /^(.*\/pool)\/(.*)$/;
const ASK_NOT = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
// Arguments are names of packages, from packages.json.
const SCRIPT = `set -e
sed -i 's/^Types: deb$/Types: deb deb-src/' /etc/apt/sources.list.d/debian.sources
apt-get update > /dev/null
names=$(apt-cache depends --recurse ${ASK_NOT.map((kind) => `--no-${kind}`).join(' ')} "$@" | grep -E '^[a-z0-9]' | sed 's/:.*//' | sort -u)
apt-cache show --no-all-versions $names
echo "== sources"
for version in $(apt-cache madison linux | grep Sources | cut -d '|' -f 2 | tr -d ' ' | sort -V -r); do
  apt-get source --print-uris "linux=$version" | grep -E 'linux_[0-9.]+[.]orig[.]tar'
done`;

function fieldsOf(record: string): ReadonlyMap<string, string> {
  return new Map(
    record.split('\n').flatMap((line): [string, string][] => {
      const colon = line.indexOf(': ');
      // A line that goes on with the one before is more of a description than fits a summary.
      return colon < 0 || line.startsWith(' ') ? [] : [[line.slice(0, colon), line.slice(colon + 2).trim()]];
    }),
  );
}

function names(list: string | undefined): string[][] {
  return (list ?? '')
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => one.split('|').map((name) => name.trim().replace(/[\s:(].*$/s, '')));
}

function packageOf(record: string): DebianPackage | undefined {
  const fields = fieldsOf(record);
  const name = fields.get('Package');
  const file = fields.get('Filename');
  const version = fields.get('Version');
  const sha256 = fields.get('SHA256');
  if (name === undefined || file === undefined || version === undefined || sha256 === undefined)
    return undefined;
  return {
    name,
    version,
    source: (fields.get('Source') ?? name).replace(/ .*$/, ''),
    summary: fields.get('Description') ?? fields.get('Description-en') ?? name,
    file: file.replace(/^pool\//, ''),
    sha256,
    depends: [...names(fields.get('Pre-Depends')), ...names(fields.get('Depends'))],
    provides: names(fields.get('Provides')).flat(),
  };
}

/** A tarball and the URL of the directory its file is below. */
interface Listed {
  readonly pool: string;
  readonly source: DebianSource;
}

/** `'URL' linux_6.12.1.orig.tar.xz SIZE SHA256:HASH` */
function sourceOf(line: string): Listed[] {
  const found = /'([^']+)' linux_([0-9.]+)\.orig\.tar\.\w+ \d+ SHA256:([0-9a-f]{64})/.exec(line);
  const [, url = '', version, sha256] = found ?? [];
  const [, pool, file] = POOL.exec(url) ?? [];
  if (pool === undefined || file === undefined || version === undefined || sha256 === undefined) return [];
  return [{ pool, source: { version, file, sha256 } }];
}

/** The newest that can be had: a mirror may list a file it does not have yet. */
async function newestThere(sources: readonly Listed[]): Promise<Listed> {
  for (const one of sources)
    if ((await fetch(`${one.pool}/${one.source.file}`, { method: 'HEAD' })).ok) return one;
  throw new Error('The archive has no tarball of Linux');
}

/** An archive at a moment. */
export interface DebianArchive {
  /** URL of its directory `pool`, as apt has it in the image. */
  readonly pool: string;
  readonly packages: ReadonlyMap<string, DebianPackage>;
  readonly linux: DebianSource;
}

/**
 * What Debian's archive has today.
 *
 * @param image - a container image of Debian, whose release is asked
 * @param roots - packages; what they need comes with them
 */
export async function askArchive(image: string, roots: readonly string[]): Promise<DebianArchive> {
  const { status, output } = await docker([
    'run',
    '--rm',
    '--user',
    '0',
    image,
    'sh',
    '-c',
    SCRIPT,
    'sh',
    ...roots,
  ]);
  if (status !== 0) throw new Error(`Debian's archive can't be asked:\n${output.slice(-2000)}`);
  const [records = '', sources = ''] = output.split('== sources\n');
  const packages = records.split('\n\n').flatMap((record) => packageOf(record) ?? []);
  const { pool, source } = await newestThere(sources.split('\n').flatMap(sourceOf));
  return { pool, packages: new Map(packages.map((one) => [one.name, one])), linux: source };
}
