import type { ApiDeps } from '../deps.ts';
import type { RenderResult, SpecInput } from '../schemas/resolve.ts';
import { requireBuildable } from './understand-spec.ts';

/** The files an engine is given for a spec, each line with the reason it is there. */
export async function renderSpec(deps: Pick<ApiDeps, 'planHash'>, input: SpecInput): Promise<RenderResult> {
  const { image, engine } = requireBuildable(input);
  return {
    engine: engine.kind,
    planHash: await deps.planHash(engine, image),
    files: engine.render(image).map((file) => ({
      path: file.path,
      content: file.content,
      mode: file.mode ?? 0o644,
      because: Object.fromEntries(Object.entries(file.because ?? {})),
    })),
    staticFiles: [...engine.staticFiles],
  };
}
