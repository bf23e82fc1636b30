/** A condition "holds this text, any case" in which `%`, `_` and `\` stand for themselves: Prisma leaves them to LIKE. */
export function literalPart(text: string): { readonly contains: string; readonly mode: 'insensitive' } {
  return { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' };
}
