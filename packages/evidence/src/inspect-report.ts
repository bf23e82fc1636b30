import { z } from 'zod';
import { InstalledPackage, SizeNode } from './boot-report.ts';

/** Things every copy of an image would share but must not. Paths are as seen inside the image. */
export const InspectFindings = z.object({
  hostKeys: z.array(z.string()),
  /** Files with a private key that no package ships. */
  privateKeys: z.array(z.string()),
  /** Accounts with a password hash, or with no password at all (`none`). */
  passwords: z.array(z.object({ user: z.string(), password: z.enum(['hash', 'none']) })),
  authorizedKeys: z.array(z.string()),
  /** Files holding a fixed machine id. */
  machineIds: z.array(z.string()),
  /** Programs that run with their owner's rights; shown, not judged. */
  setuid: z.array(z.string()),
});
export type InspectFindings = z.infer<typeof InspectFindings>;

/** What layers/rootfs-common/inspect/inspect_rootfs.py found in a finished root file system. */
export const InspectReport = z.object({
  version: z.literal(1),
  suite: z.string(),
  kernelRelease: z.string().nullable(),
  kernelPackageVersion: z.string().nullable(),
  kernelConfigPath: z.string().nullable(),
  /** The `CONFIG_` lines of the kernel inside, set and not set. */
  kernelConfig: z.string().nullable(),
  osRelease: z.string(),
  fileCount: z.number().int(),
  totalBytes: z.number().int(),
  /** Bytes of files no package owns: what maintainer scripts and the configuration made. */
  unpackagedBytes: z.number().int(),
  /** Directories the inspection could not read; their content is in no number here. */
  unreadable: z.array(z.string()),
  findings: InspectFindings,
  /** Directories three levels deep, largest first. */
  sizes: SizeNode,
  packages: z.array(InstalledPackage),
});
export type InspectReport = z.infer<typeof InspectReport>;
