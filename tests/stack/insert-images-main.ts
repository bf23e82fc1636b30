import { json } from 'node:stream/consumers';
import { createDb } from '@boardwright/db/client';
import { ensureDefaultTeam } from '@boardwright/db/team-repository';
import { z } from 'zod';
import { insertImages, removeInsertedImages } from './insert-images.ts';

const Input = z.object({
  databaseUrl: z.string(),
  action: z.enum(['insert', 'remove']),
  count: z.number().int(),
});

// Fills or empties the catalog of a running stack's first team. Input on stdin: it holds a password.
const { databaseUrl, action, count } = Input.parse(await json(process.stdin));
const db = createDb(databaseUrl);
try {
  const { id } = await ensureDefaultTeam(db);
  if (action === 'insert') await insertImages(db, id, count, new Date());
  else await removeInsertedImages(db, id, count);
} finally {
  await db.$disconnect();
}
