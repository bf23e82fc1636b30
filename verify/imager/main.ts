import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { imagerOsList, LISTED_KINDS } from '@boardwright/api/imager/os-list';
import { BOARDS } from '@boardwright/catalog/boards';
import type { SharedArtifactRow, SharedImageRow } from '@boardwright/db/shared-image-repository';
import { Ajv, type AnySchemaObject } from 'ajv';
import addFormats from 'ajv-formats';

const USAGE = `Checks that the list for Raspberry Pi Imager, with images of every board, is what Imager's own JSON schema asks for.

usage: npm run verify:imager -- --schema <doc/json-schema/os-list-schema.json of rpi-imager>`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Two images of a board: one with all facts, one with none of those that may be missing. */
function imagesOf(board: string): readonly SharedImageRow[] {
  const plain: SharedImageRow = {
    ...{ id: `${board}-plain`, name: 'plain', board, engine: 'buildroot', release: '2026.05' },
    ...{ channel: 'candidate', since: new Date(0), sizeBytes: 1n, sha256: 'a'.repeat(64) },
    ...{ preemption: 'none', bootSeconds: null, kernelRelease: null, unitTitles: [] },
  };
  const full: SharedImageRow = {
    ...plain,
    ...{ id: `${board}-full`, name: 'full', channel: 'released', sizeBytes: 8n * 1024n ** 3n },
    ...{ preemption: 'rt', bootSeconds: 8.4, kernelRelease: '7.1.4-rt', unitTitles: ['ONNX Runtime'] },
  };
  return [plain, full];
}

function artifactsOf({ id, name }: SharedImageRow): readonly SharedArtifactRow[] {
  const kinds = name === 'full' ? LISTED_KINDS : (['img.zst'] as const);
  const rest = { imageId: id, sha256: 'b'.repeat(64), sizeBytes: 1000n };
  return kinds.map((kind) => ({ ...rest, kind, fileName: `${id}.${kind}` }));
}

async function readSchema(path: string): Promise<AnySchemaObject> {
  const schema = JSON.parse(await readFile(path, 'utf8')) as AnySchemaObject;
  if (schema.type !== 'object' || schema.properties?.os_list === undefined)
    throw new Error(`${path} is no schema of Imager's list: it has no os_list.`);
  return schema;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { schema: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true || values.schema === undefined) {
    print(USAGE);
    return values.help === true ? 0 : 2;
  }
  const images = [...BOARDS.keys()].flatMap(imagesOf);
  const artifacts = images.flatMap(artifactsOf);
  const list = imagerOsList({ images, artifacts, publicUrl: 'https://boardwright.test', token: 'secret' });
  // Its own keywords and formats are not all known; what is known is checked
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(await readSchema(values.schema));
  // The schema says nothing of what is inside a folder, so all images are held to it once more as a list without any
  const shown = list.os_list.flatMap(({ subitems }) => subitems);
  for (const [what, given] of Object.entries({
    'the list': list,
    'without folders': { ...list, os_list: shown },
  })) {
    // As Imager gets it: what JSON leaves out is out
    if (validate(JSON.parse(JSON.stringify(given)))) continue;
    for (const { instancePath, message } of validate.errors ?? [])
      print(`${what} ${instancePath || '/'}: ${message}`);
    return 1;
  }
  print(`${list.imager.devices.length} boards with ${shown.length} images: the schema takes the list.`);
  const left = [...BOARDS.values()].length - list.imager.devices.length;
  if (left > 0) print(`${left} virtual machines are left out, as in the list itself.`);
  return 0;
}

process.exitCode = await main();
