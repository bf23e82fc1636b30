import { Command, Option } from 'commander';
import type { CliContext } from './cli-context.ts';
import type { PruneOptions } from './commands/cache.ts';
import type { LatestOptions } from './commands/images.ts';
import type { QuotaOptions } from './commands/quota.ts';
