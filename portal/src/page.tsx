import { type ReactNode, useEffect, useRef } from 'react';
import styles from './page.module.css';

/** Tells the tab and the screen reader where one is: a new page begins at its heading. */
export function useHeading<T extends HTMLElement>(title: string) {
  const heading = useRef<T>(null);
  useEffect(() => {
    document.title = `${title} · Comptoir`;
  }, [title]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(frame);
  }, []);
  return heading;
}

/** A page of the administration or of the personal space: its heading, its acts, its content. */
export function Page({
  title,
  before,
  portrait,
  beside,
  lead,
  acts,
  narrow = false,
  wide = false,
  children,
}: {
  title: string;
  /** Above the heading: the way back. */
  before?: ReactNode;
  /** Left of the heading: whom the page is about. */
  portrait?: ReactNode;
  /** Right of the heading: a menu about that very thing. */
  beside?: ReactNode;
  lead?: ReactNode;
  acts?: ReactNode;
  narrow?: boolean;
  /** A table of many columns takes the room that there is. */
  wide?: boolean;
  children: ReactNode;
}) {
  const heading = useHeading<HTMLHeadingElement>(title);
  return (
    <div className={styles.page} data-narrow={narrow || undefined} data-wide={wide || undefined}>
      {before}
      <div className={styles.head} data-portrait={portrait === undefined ? undefined : true}>
        {portrait}
        <div className={styles.words}>
          <div className={styles.named}>
            <h1 ref={heading} tabIndex={-1} className={styles.title}>
              {title}
            </h1>
            {beside}
          </div>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
        </div>
        {acts === undefined ? null : <div className={styles.acts}>{acts}</div>}
      </div>
      {children}
    </div>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  acts,
  children,
}: {
  title: string;
  acts?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>{title}</h2>
        {acts}
      </div>
      {children}
    </section>
  );
}

/** Fields one below the other, and the acts at their end. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={styles.fields}>{children}</div>;
}

/** Two fields in a row where there is room. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}

export function Acts({ children }: { children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
