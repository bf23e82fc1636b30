import { json } from 'node:stream/consumers';
import { PackageIndexDocument } from '@boardwright/catalog/package-index/document';
import { createDb } from '@boardwright/db/client';
import { writePackageIndex } from '@boardwright/db/worker/package-index-run';
import { z } from 'zod';
import { readFixturePackages } from '../buildroot-stages/read-fixture-packages.ts';

const Input = z.object({
  databaseUrl: z.string(),
  release: z.string(),
  ref: z.string(),
  boards: z.record(z.string(), z.record(z.string(), z.string())),
});

// Reads the fixture tree as the index stage does and stores it as the worker does. Input on stdin: it holds a password.
const { databaseUrl, release, ref, boards } = Input.parse(await json(process.stdin));
const document = { schema: 1, ref, version: ref, packages: readFixturePackages(), boards };
const db = createDb(databaseUrl);
try {
  await writePackageIndex(db, release, PackageIndexDocument.parse(document));
} finally {
  await db.$disconnect();
}
