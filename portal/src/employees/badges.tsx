import type { AccessView } from '@comptoir/shared/access/portal';
import type { EmployeeLine } from '@comptoir/shared/employees/portal';
import { Badge } from '@comptoir/ui/badge';
import { useSpeech } from '../language/language.tsx';

const states = {
  none: ['quiet', 'person'],
  pending: ['info', 'mail'],
  expired: ['warn', 'expected'],
  accepted: ['good', 'check'],
  revoked: ['quiet', 'lock'],
} as const;

/** What became of somebody's access, in a word. */
export function AccessBadge({ state }: { state: AccessView['state'] }) {
  const { text } = useSpeech();
  const [tone, icon] = states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {text(`access.state-${state}`)}
    </Badge>
  );
}

const statuses = {
  none: ['quiet', 'person'],
  invited: ['info', 'mail'],
  bounced: ['danger', 'warning'],
  expired: ['warn', 'expected'],
  active: ['good', 'check'],
  revoked: ['quiet', 'lock'],
} as const;

/** Where somebody stands: archived, or what their access is. */
export function StatusBadge({ line }: { line: Pick<EmployeeLine, 'archivedAt' | 'status'> }) {
  const { text } = useSpeech();
  if (line.archivedAt !== null) {
    return (
      <Badge tone="quiet" icon="archive">
        {text('users.status-archived')}
      </Badge>
    );
  }
  const [tone, icon] = statuses[line.status];
  return (
    <Badge tone={tone} icon={icon}>
      {text(`users.status-${line.status}`)}
    </Badge>
  );
}
