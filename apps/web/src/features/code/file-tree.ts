export interface FileTreeRow {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly kind: 'directory' | 'file';
}

/** Lists paths as an indented tree: directories before files, each by name. */
export function fileTreeRows(paths: readonly string[]): FileTreeRow[] {
  interface Node {
    readonly children: Map<string, Node>;
    isFile: boolean;
  }
  const root: Node = { children: new Map(), isFile: false };
  for (const path of paths) {
    let node = root;
    for (const part of path.split('/')) {
      let child = node.children.get(part);
      if (!child) {
        child = { children: new Map(), isFile: false };
        node.children.set(part, child);
      }
      node = child;
    }
    node.isFile = true;
  }
  const rows: FileTreeRow[] = [];
  const walk = (node: Node, prefix: string, depth: number): void => {
    const entries = [...node.children].sort(
      ([a, x], [b, y]) => Number(x.isFile) - Number(y.isFile) || a.localeCompare(b),
    );
    for (const [name, child] of entries) {
      const path = prefix === '' ? name : `${prefix}/${name}`;
      rows.push({ path, name, depth, kind: child.isFile ? 'file' : 'directory' });
      walk(child, path, depth + 1);
    }
  };
  walk(root, '', 0);
  return rows;
}
