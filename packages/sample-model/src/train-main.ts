// Writes the sample model into the root file system layer every engine installs: `npm run train`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MODEL_NAME, makeModelFiles } from './model-files.ts';

const directory = fileURLToPath(
  new URL(
    `../../../layers/rootfs-common/rootfs/usr/share/boardwright/models/${MODEL_NAME}/`,
    import.meta.url,
  ),
);
mkdirSync(directory, { recursive: true });
for (const [name, content] of makeModelFiles()) {
  writeFileSync(`${directory}${name}`, content);
  process.stdout.write(`${name} ${content.length} bytes\n`);
}
