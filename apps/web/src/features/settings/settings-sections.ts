import type { Permission } from '@boardwright/core/team-role';

export interface SettingsSection {
  readonly href: string;
  readonly label: string;
  /** Left out of the list for those who may not use it. */
  readonly needs: Permission;
}

export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { href: '/settings', label: 'You', needs: 'read' },
  { href: '/settings/team', label: 'Team', needs: 'read' },
  { href: '/settings/tokens', label: 'API tokens', needs: 'read' },
  { href: '/settings/webhooks', label: 'Webhooks', needs: 'release' },
  { href: '/settings/limits', label: 'Limits', needs: 'read' },
  { href: '/settings/sharing', label: 'Sharing', needs: 'release' },
  { href: '/settings/retention', label: 'Retention', needs: 'read' },
  { href: '/settings/audit', label: 'Audit trail', needs: 'release' },
];
