import { z } from 'zod';

/** Architectures of the boards, in the words of GCC's target triplets. */
export const BoardArch = z.enum(['x86_64', 'aarch64', 'arm', 'riscv64']);
export type BoardArch = z.infer<typeof BoardArch>;
