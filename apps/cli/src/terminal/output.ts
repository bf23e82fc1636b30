import type { WriteStream } from 'node:tty';
import { createColors } from 'picocolors';

type Style = (text: string) => string;

/** Ways to set off text; all of them leave it as it is where colours do not belong. */
export interface Paint {
  readonly good: Style;
  readonly bad: Style;
  readonly warn: Style;
  readonly strong: Style;
  readonly faint: Style;
}

/** Where a command writes: results to stdout, everything else to stderr. The styles are those of stderr. */
export interface Output extends Paint {
  /** A result: the only thing that goes to stdout. A newline is added. */
  readonly result: (text: string) => void;
  /** Progress or a message, on stderr. A newline is added. */
  readonly line: (text?: string) => void;
  /** Text on stderr as it is (cursor movement). */
  readonly raw: (text: string) => void;
  /** True when stderr is a terminal that can be redrawn. */
  readonly interactive: boolean;
  /** Width of stderr's terminal in columns. */
  readonly columns: number;
  readonly stderr: NodeJS.WritableStream;
  /** Styles for results: stdout may be a file while stderr is a terminal. */
  readonly resultPaint: Paint;
}

interface OutputOptions {
  readonly stdout: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY'>>;
  readonly stderr: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  /** False when NO_COLOR is set or the terminal is dumb. */
  readonly colours: boolean;
  /** False in CI even on a terminal, so that logs stay plain. */
  readonly redraw: boolean;
}

function createPaint(colours: boolean): Paint {
  const { green, red, yellow, bold, dim } = createColors(colours);
  return { good: green, bad: red, warn: yellow, strong: bold, faint: dim };
}

/** Makes the output of a process. Colours and redrawing only on a terminal. */
export function createOutput(options: OutputOptions): Output {
  const terminal = options.stderr.isTTY === true;
  return {
    ...createPaint(terminal && options.colours),
    resultPaint: createPaint(options.stdout.isTTY === true && options.colours),
    result: (text) => {
      options.stdout.write(`${text}\n`);
    },
    line: (text = '') => {
      options.stderr.write(`${text}\n`);
    },
    raw: (text) => {
      options.stderr.write(text);
    },
    interactive: terminal && options.redraw && options.colours,
    columns: options.stderr.columns ?? 100,
    stderr: options.stderr,
  };
}
