export interface FlashStep {
  readonly text: string;
  /** What to type, when the step is a command. */
  readonly command: string | null;
}

/** The name a packed file has in the steps: `<name>` stands for it there. */
export function stepName(fileName: string): string {
  return fileName.replace(/(\.img)?\.(zst|xz)$/, '');
}

const COMMAND = /^(.+?): ((?:sudo |zstd |xz |qemu-system-|bmaptool |dd ).+?)\.?$/;

/** A board's flashing step with this image's name in it, its command set apart so that it can be copied. */
export function flashStep(step: string, imageName: string): FlashStep {
  const named = step.replaceAll('<name>', imageName);
  const match = COMMAND.exec(named);
  return match ? { text: `${match[1]}:`, command: match[2] ?? null } : { text: named, command: null };
}
