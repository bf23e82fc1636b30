import { runStagePython } from '../run-stage-python.ts';

/** Runs Python with the modules of the Yocto stages; see runStagePython. */
export function runPython(program: string, given: unknown): unknown {
  return runStagePython('yocto-builder', program, given);
}

/** Lines a program prints, as `runPython` gives them back: the program's own output is kept out of the answer. */
export function printedBy(program: string, given: unknown): string[] {
  const indented = program
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
  const whole = `import io, contextlib
out = io.StringIO()
with contextlib.redirect_stdout(out):
${indented}
print(json.dumps(out.getvalue().splitlines()))`;
  return runPython(whole, given) as string[];
}
