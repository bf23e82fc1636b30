import { z } from 'zod';

/** What the keeper is told to keep running; the programs' variables are the keeper's own. */
export const KeeperConfig = z.object({
  runDir: z.string(),
  services: z.array(
    z.object({
      name: z.string(),
      argv: z.tuple([z.string()], z.string()),
      cwd: z.string(),
      logFile: z.string(),
    }),
  ),
});
export type KeeperConfig = z.infer<typeof KeeperConfig>;
