import { expect, it } from 'vitest';
import { runPython } from './run-python.ts';

/** What sfdisk says of a table with those names, 1 MiB each. */
function table(...names: readonly string[]): string {
  const partitions = names.map((name, index) => ({ name, start: 2048 * (index + 1), size: 2048 }));
  return JSON.stringify({ partitiontable: { sectorsize: 512, partitions } });
}

const PLANNED = [
  { label: 'boot', role: 'boot', fileSystem: 'vfat' },
  { label: 'root', role: 'root', fileSystem: 'ext4' },
];

function read(text: string): unknown {
  return runPython(
    `from bw import partition_table
partition_table.capture = lambda argv: given["text"]
try:
    facts = partition_table.read_partitions("disk.img", given["planned"], {"root": 7})
    print(json.dumps([[one["label"], one["startBytes"], one["usedBytes"]] for one in facts]))
except ValueError as wrong:
    print(json.dumps(str(wrong)))`,
    { text, planned: PLANNED },
  );
}

it('takes the planned partitions from the end: those of the boot loader come before', () => {
  const MiB = 1024 * 1024;
  expect(read(table('boot', 'root'))).toEqual([
    ['boot', MiB, null],
    ['root', 2 * MiB, 7],
  ]);
  expect(read(table('spl', 'uboot', 'boot', 'root'))).toEqual([
    ['boot', 3 * MiB, null],
    ['root', 4 * MiB, 7],
  ]);
});

it('does not take a table with fewer than planned', () => {
  expect(read(table('root'))).toContain('shorter');
});
