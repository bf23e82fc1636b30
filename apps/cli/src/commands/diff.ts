import type { CliContext } from '../cli-context.ts';
import { ExitCode } from '../exit-code.ts';
import { comparisonLines, vulnerabilityLines } from '../image-diff/comparison-lines.ts';
import { ask } from '../server/server-access.ts';
import { withServer } from '../server/with-server.ts';

/** `boardwright diff IMAGE_ID OTHER_ID` */
export async function diffCommand(
  context: CliContext,
  id: string,
  otherId: string,
  options: { readonly json?: true },
): Promise<number> {
  const { output } = context;
  return withServer(
    context,
    async ({ access }) => {
      const comparison = await ask(access, (client, signal) => client.compareImages(id, otherId, signal));
      const vulnerabilities = await ask(access, (client, signal) =>
        client.compareVulnerabilities(id, otherId, signal),
      );
      if (options.json === true) output.result(JSON.stringify({ ...comparison, vulnerabilities }, null, 2));
      else {
        const paint = output.resultPaint;
        const lines = [...comparisonLines(comparison, paint), ...vulnerabilityLines(vulnerabilities, paint)];
        for (const line of lines) output.result(line);
      }
      return ExitCode.done;
    },
    () => false,
  );
}
