const HEAD = /^# Recipe: (.{1,80})$/;
/** Names are at most this long, the number that makes one free included. */
const LONGEST = 80;

/** The name an exported recipe says it has. @returns undefined when the text does not begin like one */
export function nameInHead(text: string): string | undefined {
  const first = text.split('\n', 1)[0]?.trimEnd() ?? '';
  const name = HEAD.exec(first)?.[1]?.trim();
  return name === '' ? undefined : name;
}

/** What all numbered forms of a name start with, for finding those in use. */
export function stemOf(wanted: string): string {
  return wanted.replace(/ \d{1,4}$/, '').slice(0, LONGEST - 5);
}

/**
 * A name nobody uses: the wanted one, or with the first number that makes it free ("gateway 2").
 *
 * @param taken - names in use that start with `stemOf(wanted)`, any case
 */
export function freeName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  if (!used.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${stemOf(wanted)} ${number}`;
    if (!used.has(name.toLowerCase())) return name;
  }
}
