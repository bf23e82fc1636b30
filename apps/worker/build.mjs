import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

/**
 * Keeps the worker's idle memory small.
 *
 * - dockerode's BuildKit session (gRPC, protobuf) is never used: images are made by the classic builder.
 * - ssh2 is loaded only when `DOCKER_HOST` is an ssh:// address.
 */
const lean = {
  name: 'lean',
  setup(builder) {
    builder.onLoad({ filter: /dockerode[\\/]lib[\\/](session|buildkit)\.js$/ }, () => ({
      contents: 'module.exports = {};',
      loader: 'js',
    }));
    builder.onLoad({ filter: /docker-modem[\\/]lib[\\/]ssh\.js$/ }, () => ({
      contents: "module.exports = (options) => require('docker-modem/lib/ssh.js')(options);",
      loader: 'js',
    }));
    builder.onResolve({ filter: /^docker-modem\/lib\/ssh\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

await rm('dist', { recursive: true, force: true });
// Few files start quicker than thousands; what only a finished build needs is a chunk of its own. What is
// WebAssembly or looks for files beside itself stays outside.
await build({
  entryPoints: [
    'src/main.ts',
    { in: 'src/keep/cache-main.ts', out: 'cache' },
    { in: 'src/keep/store-main.ts', out: 'store' },
  ],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  splitting: true,
  chunkNames: 'chunk-[name]-[hash]',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'linked',
  minify: true,
  keepNames: true,
  plugins: [lean],
  external: ['pino', '@prisma/client', 'pg-native', '@cyclonedx/cyclonedx-library'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
