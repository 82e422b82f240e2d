import type { ReactNode } from 'react';
import { DoorwayTitle } from '../doorway.tsx';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Acts } from '../page.tsx';

/** A link that opens nothing any more says why that happens and what to do. */
export function DeadLink({
  purpose,
}: {
  purpose: 'activation' | 'reset' | 'confirm' | 'setup' | 'installed';
}) {
  const { text } = useSpeech();
  const open = (
    <LinkButton tone="primary" to="/">
      {text('dead.open')}
    </LinkButton>
  );
  const act: Record<typeof purpose, ReactNode> = {
    // Whoever used the link in this browser is logged in: the way home asks only strangers to log in.
    activation: open,
    confirm: open,
    reset: (
      <LinkButton tone="primary" to="/forgotten">
        {text('dead.again')}
      </LinkButton>
    ),
    setup: null,
    installed: open,
  };
  return (
    <>
      <DoorwayTitle title={text(purpose === 'installed' ? 'dead.installed-title' : 'dead.title')}>
        {text(`dead.${purpose}`)}
      </DoorwayTitle>
      <Acts>{act[purpose]}</Acts>
    </>
  );
}
