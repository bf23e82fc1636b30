import { writeFileSync } from 'node:fs';
import { imageSpecJsonSchema } from '../src/json-schema.ts';

writeFileSync(
  new URL('../image-spec.schema.json', import.meta.url),
  `${JSON.stringify(imageSpecJsonSchema(), null, 2)}\n`,
);
