// Runs the TypeScript CLI through tsx. Paths come from this file's place, so the caller's directory (and a
// tsconfig.json in it) has no say, and spaces or '#' in the clone's path do no harm.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
await import('../src/main.ts');
