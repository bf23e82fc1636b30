import { json } from 'node:stream/consumers';
import { PackageIndexDocument } from '@boardwright/catalog/package-index/document';
import { directoryDigest } from '@boardwright/core/directory-digest';
import { createDb } from '@boardwright/db/client';
import { writePackageIndex } from '@boardwright/db/worker/package-index-run';
import { buildrootBuilder } from '@boardwright/engines/buildroot/builder';
import { z } from 'zod';
import { readFixturePackages } from '../buildroot-stages/read-fixture-packages.ts';
import { REPOSITORY_ROOT } from './own-stack.ts';

const Input = z.object({
  databaseUrl: z.string(),
  release: z.string(),
  ref: z.string(),
  boards: z.record(z.string(), z.record(z.string(), z.string())),
});

// Reads the fixture tree as the index stage does and stores it as the worker does. Input on stdin: it holds a password.
const { databaseUrl, release, ref, boards } = Input.parse(await json(process.stdin));
const document = { schema: 1, ref, version: ref, packages: readFixturePackages(), boards };
// As if this version's builder had made it: a worker that starts leaves it alone then.
const { dockerfile, context } = buildrootBuilder;
const recipe = await directoryDigest(REPOSITORY_ROOT, [dockerfile, ...context]);
const db = createDb(databaseUrl);
try {
  await writePackageIndex(db, release, { ...PackageIndexDocument.parse(document), recipe });
} finally {
  await db.$disconnect();
}
