import { Button } from '@comptoir/ui/button';
import { Dialog } from '@comptoir/ui/dialog';
import { useBlocker } from '@tanstack/react-router';
import { useSpeech } from './language/language.tsx';
import { Acts, Fields } from './page.tsx';

/** Asks before a page is left on which something would be lost; a closed tab asks in the browser's own words. */
export function Unsaved({
  when,
  title,
  children,
}: {
  /** Something would be lost. */
  when: boolean;
  title: string;
  children: string;
}) {
  const { text } = useSpeech();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  if (status !== 'blocked') return null;
  return (
    <Dialog title={title} onClose={reset}>
      <Fields>
        <p>{children}</p>
        <Acts>
          <Button tone="primary" onClick={reset}>
            {text('account.stay')}
          </Button>
          <Button onClick={proceed}>{text('account.leave')}</Button>
        </Acts>
      </Fields>
    </Dialog>
  );
}
