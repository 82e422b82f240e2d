import { Icon } from '@comptoir/ui/icon';
import { Link } from '@tanstack/react-router';
import { AnnouncementsPage } from './announcements/announcements-page.tsx';
import { NewsPage } from './announcements/news-page.tsx';
import styles from './announcements/links.module.css';
import { useSpeech } from './language/language.tsx';
import { withNewsWords } from './language/news-words.tsx';
import { useMe, useZone } from './use-me.ts';

export const News = withNewsWords(function News() {
  const { text } = useSpeech();
  const mayAnnounce = useMe().permissions.includes('announcements.publish');
  return (
    <NewsPage
      acts={
        mayAnnounce ? (
          <Link to="/news/manage" className={styles.act}>
            <Icon name="edit" size={20} />
            {text('news.manage')}
          </Link>
        ) : undefined
      }
    />
  );
});

export const Announcements = withNewsWords(function Announcements() {
  const { text } = useSpeech();
  return (
    <AnnouncementsPage
      zone={useZone()}
      before={
        <Link to="/news" className={styles.back}>
          <Icon name="back" size={18} />
          {text('announce.back')}
        </Link>
      }
    />
  );
});
