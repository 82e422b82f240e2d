import type { Me } from '@comptoir/shared/access/portal';
import { Notice } from '@comptoir/ui/notice';
import { useRouterState } from '@tanstack/react-router';
import { useSpeech } from '../language/language.tsx';
import { LinkButton } from '../link.tsx';
import styles from './security.module.css';

/**
 * C14: an administrator whose days of grace are over has nothing but their profile; every page says so and leads to
 * where it ends.
 */
export function SecondFactorNeeded({ me }: { me: Me }) {
  const { text } = useSpeech();
  const there = useRouterState({
    select: ({ location }) => location.pathname.endsWith('/profile/security'),
  });
  if (!me.secondFactor.restricted || there) return null;
  return (
    <div className={styles.needed}>
      <Notice tone="danger" icon="lock" alert>
        <p>{text('account.restricted')}</p>
        <LinkButton to="/profile/security" tone="primary">
          {text('account.restricted-act')}
        </LinkButton>
      </Notice>
    </div>
  );
}
