import type { ApiTokenList, ApiTokenView, CreatedApiToken, NewApiToken } from '../schemas/api-token.ts';
import type { AuditList, AuditQuery } from '../schemas/audit.ts';
import type { MeView, SetupLink, SignInOptions } from '../schemas/queue.ts';
import type { QuotaLimits, QuotaView } from '../schemas/quota.ts';
import type {
  CreatedInvitation,
  Join,
  Joined,
  JoinOffer,
  MemberView,
  NewInvitation,
  TeamView,
} from '../schemas/team.ts';
import type { Transport } from './transport.ts';

/** Which events of the audit trail. */
export interface AuditListQuery extends AuditQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** People, tokens, limits and the audit trail. */
export interface TeamClient {
  readonly getMe: (signal?: AbortSignal) => Promise<MeView>;
  readonly createSetupLink: () => Promise<SetupLink>;
  readonly getSignInOptions: (signal?: AbortSignal) => Promise<SignInOptions>;
  readonly getTeam: (signal?: AbortSignal) => Promise<TeamView>;
  readonly renameTeam: (name: string) => Promise<TeamView>;
  readonly invite: (invitation: NewInvitation) => Promise<CreatedInvitation>;
  readonly withdrawInvitation: (id: string) => Promise<void>;
  readonly setMemberRole: (id: string, role: MemberView['role']) => Promise<MemberView>;
  readonly removeMember: (id: string) => Promise<void>;
  readonly createMemberLink: (id: string) => Promise<SetupLink>;
  readonly lookAtInvitation: (token: string) => Promise<JoinOffer>;
  readonly join: (join: Join) => Promise<Joined>;
  readonly listTokens: (signal?: AbortSignal) => Promise<ApiTokenList>;
  readonly createToken: (token: NewApiToken) => Promise<CreatedApiToken>;
  readonly revokeToken: (id: string) => Promise<ApiTokenView>;
  readonly listAudit: (query?: AuditListQuery, signal?: AbortSignal) => Promise<AuditList>;
  /** The response's body is the file. */
  readonly exportAudit: (
    format: 'csv' | 'ndjson',
    query?: AuditQuery,
    signal?: AbortSignal,
  ) => Promise<Response>;
  readonly getQuota: (signal?: AbortSignal) => Promise<QuotaView>;
  /** For the operator only. */
  readonly setQuota: (limits: QuotaLimits) => Promise<QuotaView>;
}

const id = encodeURIComponent;

/** @returns the operations of team over HTTP */
export function createTeamClient({ json, send }: Transport): TeamClient {
  return {
    getMe: (signal) => json('GET', '/me', { signal }),
    createSetupLink: () => json('POST', '/setup-links'),
    getSignInOptions: (signal) => json('GET', '/sign-in-options', { signal }),
    getTeam: (signal) => json('GET', '/team', { signal }),
    renameTeam: (name) => json('PATCH', '/team', { body: { name } }),
    invite: (body) => json('POST', '/team/invitations', { body }),
    withdrawInvitation: async (invitation) => {
      await send('DELETE', `/team/invitations/${id(invitation)}`);
    },
    setMemberRole: (member, role) => json('PATCH', `/team/members/${id(member)}`, { body: { role } }),
    removeMember: async (member) => {
      await send('DELETE', `/team/members/${id(member)}`);
    },
    createMemberLink: (member) => json('POST', `/team/members/${id(member)}/sign-in-link`),
    lookAtInvitation: (token) => json('POST', '/join/look', { body: { token } }),
    join: (body) => json('POST', '/join', { body }),
    listTokens: (signal) => json('GET', '/tokens', { signal }),
    createToken: (body) => json('POST', '/tokens', { body }),
    revokeToken: (token) => json('DELETE', `/tokens/${id(token)}`),
    listAudit: (query = {}, signal) => json('GET', '/audit', { query: { ...query }, signal }),
    exportAudit: (format, query = {}, signal) =>
      send('GET', '/audit/export', { query: { ...query, format }, signal }),
    getQuota: (signal) => json('GET', '/quota', { signal }),
    setQuota: (body) => json('PUT', '/quota', { body }),
  };
}
