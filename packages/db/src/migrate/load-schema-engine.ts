import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

/** The part of the platform's WebAssembly API used here; Node.js' own types leave it to the DOM library. */
interface WebAssemblyApi {
  readonly instantiate: (
    bytes: Uint8Array,
    imports: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly instance: { readonly exports: { readonly __wbindgen_start: () => void } } }>;
}

type EngineModule = typeof import('@prisma/schema-engine-wasm') & {
  readonly __wbg_set_wasm: (exports: unknown) => void;
};

/** The package's own entry needs a bundler for its `.wasm` import; Node.js 20 cannot load that, so it is wired by hand. */
async function loadModule(): Promise<EngineModule> {
  const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };
  const glue: EngineModule = await import('@prisma/schema-engine-wasm/schema_engine_bg' as string);
  const wasmPath = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

/**
 * Starts Prisma's schema engine as WebAssembly on one database, so that migrating needs no downloaded binary.
 *
 * @param schema - text of `schema.prisma`
 */
export async function loadSchemaEngine(databaseUrl: string, schema: string): Promise<SchemaEngine> {
  const module = await loadModule();
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: databaseUrl, max: 2, idleTimeoutMillis: 500 }),
  );
  return module.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => undefined, adapter);
}
