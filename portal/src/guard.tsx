import { Button } from '@comptoir/ui/button';
import { Notice } from '@comptoir/ui/notice';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import styles from './guard.module.css';
import { useSpeech } from './language/language.tsx';
import { LinkButton } from './link.tsx';
import { Acts, Page } from './page.tsx';
import { needsOf } from './places.ts';
import { useMe } from './use-me.ts';

/**
 * Shows a page to whoever may see it (PORTAL-10). Whoever loses it while it is open is told so, and can still read what
 * they typed; whoever never had it reads a sentence and the way home.
 */
export function Guard({ children }: { children: ReactNode }) {
  const { permissions } = useMe();
  const path = useRouterState({
    select: ({ resolvedLocation, location }) => (resolvedLocation ?? location).pathname,
  }).replace(/^\/portal(?=\/|$)/, '');
  const needs = needsOf(path === '' ? '/' : path);
  const allowed = needs === null || permissions.includes(needs);
  return (
    <Guarded key={path} allowed={allowed}>
      {children}
    </Guarded>
  );
}

function Guarded({ allowed, children }: { allowed: boolean; children: ReactNode }) {
  const { text } = useSpeech();
  const navigate = useNavigate();
  const [opened, setOpened] = useState(allowed);
  if (allowed && !opened) setOpened(true);
  if (!opened) {
    return (
      <Page title={text('guard.title')} lead={text('guard.text')} narrow>
        <Acts>
          <LinkButton tone="primary" to="/">
            {text('guard.act')}
          </LinkButton>
        </Acts>
      </Page>
    );
  }
  return (
    <>
      {allowed ? null : (
        <div className={styles.lost}>
          <Notice tone="warn" icon="lock" alert>
            <p>{text('guard.changed')}</p>
            <Button onClick={() => void navigate({ to: '/' })}>{text('guard.act')}</Button>
          </Notice>
        </div>
      )}
      {children}
    </>
  );
}
