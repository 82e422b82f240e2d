import { Link } from '@tanstack/react-router';
import { useSpeech } from '../language/language.tsx';
import styles from './security.module.css';

/** The pages about oneself. */
export function ProfileTabs() {
  const { text } = useSpeech();
  return (
    <nav className={styles.tabs} aria-label={text('account.tabs')}>
      <Link to="/profile" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
        {text('account.tab-profile')}
      </Link>
      <Link to="/profile/security" activeProps={{ 'aria-current': 'page' }}>
        {text('account.tab-security')}
      </Link>
      <Link to="/profile/notifications" activeProps={{ 'aria-current': 'page' }}>
        {text('account.tab-notifications')}
      </Link>
    </nav>
  );
}
