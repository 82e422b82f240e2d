import { Badge } from '@comptoir/ui/badge';
import { useSpeech } from '../../language/language.tsx';

const marks = {
  none: ['quiet', 'sheet'],
  issued: ['info', 'sending'],
  seen: ['info', 'eye'],
  acknowledged: ['good', 'check'],
  disputed: ['warn', 'message'],
  replaced: ['quiet', 'history'],
} as const;

/** How far a statement has come; `own`: in the words of whom it is about. */
export function StatementBadge({
  state,
  own = false,
}: {
  state: keyof typeof marks;
  own?: boolean;
}) {
  const { text } = useSpeech();
  const [tone, icon] =
    own && (state === 'issued' || state === 'seen')
      ? (['warn', marks[state][1]] as const)
      : marks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {text(own && state !== 'none' ? `statements.own-${state}` : `statements.${state}`)}
    </Badge>
  );
}
