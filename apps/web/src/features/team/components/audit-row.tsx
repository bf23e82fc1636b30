import type { AuditEventView } from '@boardwright/api/schemas/audit';
import Link from 'next/link';
import type { ReactElement } from 'react';
import { TimeAgo } from '#components/ui/time-ago.tsx';
import { auditDetail, auditVerb, subjectHref } from '../audit-words.ts';

export function AuditRow({ event }: { readonly event: AuditEventView }): ReactElement {
  const detail = auditDetail(event);
  const href = subjectHref(event);
  return (
    <li className="flex items-baseline justify-between gap-4 border-b py-2.5 text-sm last:border-b-0">
      <p className="min-w-0 break-words">
        <span className="font-medium">{event.actor.name}</span>{' '}
        <span className="text-ink-2">{auditVerb(event.action)}</span>{' '}
        {href ? (
          <Link href={href} className="link">
            {event.subject.name}
          </Link>
        ) : (
          event.subject.name
        )}
        {detail ? <span className="block text-ink-2 text-xs">{detail}</span> : null}
      </p>
      <span className="shrink-0 text-ink-2 text-xs">
        <TimeAgo iso={event.at} />
      </span>
    </li>
  );
}
