import { describe, expect, it } from 'vitest';
import { parseTreeManifest, treeManifest } from './tree-manifest.ts';

describe('the manifest of a tree', () => {
  it('gives back what went in, sorted, each once', () => {
    const { path, content } = treeManifest(['b/.config', 'a', 'a', '..b/c..']);
    expect(path).toBe('.boardwright-tree.json');
    expect(parseTreeManifest(content)).toEqual(['..b/c..', 'a', 'b/.config']);
  });

  it.each(['/etc/passwd', '../x', 'a/../../x', 'a/..', '..', '.', 'a//b', 'a/./b', 'a/', '', 'a\\b', 'a\0'])(
    'refuses %j',
    (path) => {
      const text = JSON.stringify({ version: 1, files: ['build.sh', path] });
      expect(() => parseTreeManifest(text)).toThrow(/no list of a rendered tree/);
    },
  );

  it.each(['', '[]', '{"files":[]}', '{"version":2,"files":[]}'])('refuses %j', (text) => {
    expect(() => parseTreeManifest(text)).toThrow(/no list of a rendered tree/);
  });
});
