import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { printIssues } from '../image-spec/print-issues.ts';
import { readSpecText } from '../image-spec/read-spec-text.ts';
import { resolveSpecText } from '../image-spec/resolve-spec.ts';
import { tableLines } from '../terminal/table.ts';

/** The choices of an image a person looks at first, each with its reason. */
function choiceRows(image: ResolvedImage): string[][] {
  const units = image.units.map((unit) => [unit.kind, unit.id, unit.because]);
  return [
    ['engine', `${image.engine.kind} ${image.engine.release}`, image.engine.because],
    ...units,
    ['preemption', image.kernel.preemption, image.kernel.because],
    ['hostname', image.hostname.value, image.hostname.because],
    ['power', image.power.profile, image.power.because],
    ['root file system', `${image.storage.rootfs}, ${image.storage.partitionTable}`, image.storage.because],
    ['packages', String(image.packages.length), 'all of them with --json'],
  ];
}

/** `boardwright resolve SPEC` */
export async function resolveCommand(
  { output }: CliContext,
  name: string,
  options: { readonly json?: true },
): Promise<number> {
  const { resolved, issues } = resolveSpecText(await readSpecText(name));
  if (options.json === true) {
    output.result(JSON.stringify({ resolved, issues }, null, 2));
  } else {
    if (resolved !== null) for (const line of tableLines(choiceRows(resolved))) output.result(line);
    printIssues(output, issues);
  }
  return resolved === null ? ExitCode.badInput : ExitCode.done;
}
