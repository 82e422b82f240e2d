import type { ReactNode } from 'react';
import { DoorwayTitle } from '../doorway.tsx';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import { Acts } from '../page.tsx';

/** A link that opens nothing any more says why that happens and what to do. */
export function DeadLink({ purpose }: { purpose: 'activation' | 'reset' | 'setup' }) {
  const { text } = useSpeech();
  const act: Record<typeof purpose, ReactNode> = {
    activation: (
      <LinkButton tone="primary" to="/login" search={{}}>
        {text('dead.login')}
      </LinkButton>
    ),
    reset: (
      <LinkButton tone="primary" to="/forgotten">
        {text('dead.again')}
      </LinkButton>
    ),
    setup: (
      <LinkButton tone="primary" to="/login" search={{}}>
        {text('dead.login')}
      </LinkButton>
    ),
  };
  return (
    <>
      <DoorwayTitle title={text('dead.title')}>{text(`dead.${purpose}`)}</DoorwayTitle>
      <Acts>{act[purpose]}</Acts>
    </>
  );
}
