import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, readTracked } from './tracked-files.ts';

const TREE = 'layers/br2-external-boardwright';
const PACKAGES = readdirSync(join(ROOT, TREE, 'package'));
const HASH = /^(?:md5|sha1|sha256|sha384|sha512) {2}[0-9a-f]{32,128} {2}(\S+)$/;

function read(name: string, file: string): string {
  return readFileSync(join(ROOT, TREE, 'package', name, file), 'utf8');
}

/** @returns the value of a variable, with continued lines in one and what is added later behind it */
function variable(name: string, suffix: string): string {
  const prefix = name.toUpperCase().replaceAll('-', '_');
  const text = read(name, `${name}.mk`).replaceAll('\\\n', ' ');
  const parts = text.matchAll(new RegExp(`^${prefix}_${suffix} \\+?= *(.*)$`, 'gm'));
  return [...parts].map(([, value = '']) => value).join(' ');
}

/** License files with the package's own variables replaced; what make computes is left out. */
function licenseFiles(name: string): string[] {
  const words = variable(name, 'LICENSE_FILES').match(/(?:\$\([A-Z0-9_]+\)|[^\s$])+/g) ?? [];
  const text = read(name, `${name}.mk`);
  return words
    .filter((word) => !/[(),]/.test(word.replaceAll(/\$\(\w+\)/g, '')))
    .map((word) =>
      word.replaceAll(
        /\$\((\w+)\)/g,
        (_, used: string) => new RegExp(`^${used} = (\\S+)$`, 'm').exec(text)?.[1] ?? '',
      ),
    );
}

describe.each(PACKAGES)('package %s of the external tree', (name) => {
  it('has all files a package has, and stands in the menu', () => {
    for (const file of ['Config.in', `${name}.mk`, `${name}.hash`, 'readme.md'])
      expect(existsSync(join(ROOT, TREE, 'package', name, file)), file).toBe(true);
    expect(readTracked(`${TREE}/Config.in`)).toContain(
      `source "$BR2_EXTERNAL_BOARDWRIGHT_PATH/package/${name}/Config.in"`,
    );
  });

  it('says where each hash comes from', () => {
    let origin = '';
    let hashes = 0;
    for (const line of read(name, `${name}.hash`).trimEnd().split('\n')) {
      if (line === '') origin = '';
      else if (line.startsWith('# ')) origin = line;
      else {
        expect(line).toMatch(HASH);
        expect(origin, `origin of ${line}`).not.toBe('');
        hashes += 1;
      }
    }
    expect(hashes).toBeGreaterThan(0);
  });

  it('names its licences, and a hash of each file that states one', () => {
    expect(variable(name, 'LICENSE')).not.toBe('');
    const hashed = read(name, `${name}.hash`)
      .split('\n')
      .map((line) => HASH.exec(line)?.[1]);
    const files = licenseFiles(name);
    expect(files).not.toEqual([]);
    for (const file of files) expect(hashed).toContain(file);
  });
});

describe('what an archive inside an archive brings', () => {
  it('is licensed too: ONNX Runtime’s are saved with the hashes that stand there', () => {
    const pairs = variable('onnxruntime', 'ARCHIVE_LICENSES').split(/\s+/).filter(Boolean);
    expect(pairs.length).toBeGreaterThan(10);
    const downloads = variable('onnxruntime', 'DEPS');
    const hashes = read('onnxruntime', 'onnxruntime.hash');
    for (const pair of pairs) {
      const [archive = '', path = ''] = pair.split(':');
      expect(downloads).toContain(`/${archive}`);
      expect(hashes).toContain(`  licenses/${path}\n`);
    }
  });

  it('LiteRT: every archive has a licence file', () => {
    const folders = new Set(licenseFiles('litert').map((file) => /^deps\/(.*)-[^-]+\//.exec(file)?.[1]));
    const archives = variable('litert', 'EXTRA_DOWNLOADS').split(/\s+/).filter(Boolean);
    expect(archives.length).toBeGreaterThan(10);
    for (const url of archives)
      expect(folders, url).toContain(/^https:\/\/[^/]+\/[^/]+\/([^/]+)\//.exec(url)?.[1]);
  });
});

it('the tree carries the product’s licence unchanged', () => {
  expect(readTracked(`${TREE}/LICENSE`)).toBe(readTracked('LICENSE'));
});
