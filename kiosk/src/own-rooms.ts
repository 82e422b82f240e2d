import Announcements from './announcements/announcements.tsx';
import { AnnouncementsButton, AnnouncementsNotice } from './announcements/own-line.tsx';
import ChangePin from './employees/change-pin.tsx';
import Privacy from './establishments/privacy.tsx';
import Receipts from './evidence/receipts.tsx';
import PlanningNews from './planning/planning-news.tsx';
import Schedule from './planning/schedule.tsx';
import TeamDay from './planning/team-day.tsx';
import Tasks from './tasks/tasks.tsx';
import Hours from './timesheets/hours.tsx';
import News from './timesheets/news.tsx';

/** What stands behind one's own code, in one script: it loads while the person's first screen is looked at. */
export {
  Announcements,
  AnnouncementsButton,
  AnnouncementsNotice,
  ChangePin,
  Hours,
  News,
  PlanningNews,
  Privacy,
  Receipts,
  Schedule,
  Tasks,
  TeamDay,
};
