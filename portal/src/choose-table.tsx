import { csvType, tableLimits, xlsxType } from '@comptoir/shared/employees/table-file';
import { BusyButton } from '@comptoir/ui/busy-button';
import { Notice } from '@comptoir/ui/notice';
import { useRef, useState } from 'react';
import styles from './choose-table.module.css';

/** Where a table is dropped or chosen. The sentences are those of the page that asks for it. */
export function ChooseTable({
  words,
  busy,
  primary = false,
  onFile,
}: {
  words: { drop: string; file: string; pick: string; checking: string; tooLarge: string };
  busy: boolean;
  /** To choose a file is what the page is for. */
  primary?: boolean;
  onFile: (table: Blob, name: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [large, setLarge] = useState(false);
  const take = (file: File | undefined) => {
    if (file === undefined || busy) return;
    setLarge(file.size > tableLimits.bytes);
    if (file.size > tableLimits.bytes) return;
    // Which it is, the server reads from its bytes; the type only has to be one that it takes.
    const type = /\.xlsx$/i.test(file.name) ? xlsxType : csvType;
    onFile(new Blob([file], { type }), file.name);
  };
  return (
    <>
      <div
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <p className={styles.text}>{words.drop}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.xlsx,.txt,text/csv"
          aria-label={words.file}
          tabIndex={-1}
          className={styles.file}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            take(file);
          }}
        />
        <BusyButton
          {...(primary && { tone: 'primary' as const })}
          icon="upload"
          busy={busy}
          busyLabel={words.checking}
          onClick={() => input.current?.click()}
        >
          {words.pick}
        </BusyButton>
      </div>
      {large ? (
        <Notice tone="danger" icon="warning" alert>
          {words.tooLarge}
        </Notice>
      ) : null}
    </>
  );
}
