import { dayBounds } from '@comptoir/shared/time/business-day';
import { useMemo } from 'react';
import { useSpeech } from '../language/language.tsx';
import styles from './reading-chart.module.css';
import { chart, daysBelow, scaleOf } from './reading-scale.ts';
import type { Period, Readings } from './register-rules.ts';
import { shortDay, taskWord, valueWords } from './register-words.ts';

/** One measured task over the period: its bounds as a band, each reading a point; out of bounds another shape. */
export function ReadingChart({ of, period, zone }: { of: Readings; period: Period; zone: string }) {
  const speech = useSpeech();
  const { text, number } = speech;
  const { readings, measure, unit } = of;
  const scale = useMemo(() => scaleOf(of, period, zone), [of, period, zone]);
  const { width, height, left, right, top, bottom } = chart;
  const end = width - right;
  const floor = height - bottom;
  const bounds = [measure?.max ?? null, measure?.min ?? null].filter((bound) => bound !== null);
  const upper = measure?.max === undefined || measure.max === null ? top : scale.y(measure.max);
  const lower = measure?.min === undefined || measure.min === null ? floor : scale.y(measure.min);
  const points = readings.map(({ check, value }) => ({
    id: check.id,
    x: scale.x(check.at),
    y: scale.y(value),
    out: check.outOfBounds,
  }));
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={text('register.chart', {
        title: taskWord(speech, of.title),
        count: readings.length,
        low: number(scale.low),
        high: number(scale.high),
        unit,
        out: readings.filter(({ check }) => check.outOfBounds).length,
      })}
    >
      {bounds.length === 0 ? null : (
        <rect
          className={styles.band}
          x={left}
          y={upper}
          width={end - left}
          height={lower - upper}
        />
      )}
      {bounds.map((bound) => (
        <g key={bound}>
          <line
            className={styles.bound}
            x1={left}
            x2={end}
            y1={scale.y(bound)}
            y2={scale.y(bound)}
          />
          <text className={styles.word} x={end + 8} y={scale.y(bound) + 5}>
            {valueWords(speech, bound, unit)}
          </text>
        </g>
      ))}
      {daysBelow(period).map((day) => {
        const x = scale.x(dayBounds(day, zone, 0).start);
        return (
          <g key={day}>
            <line className={styles.tick} x1={x} x2={x} y1={floor} y2={floor + 6} />
            <text className={styles.word} x={x} y={height - 6}>
              {shortDay(speech, day)}
            </text>
          </g>
        );
      })}
      <line className={styles.axis} x1={left} x2={end} y1={floor} y2={floor} />
      <polyline className={styles.line} points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ id, x, y, out }) =>
        out ? (
          <path key={id} className={styles.out} d={`M${x} ${y - 9}l9 16h-18z`} />
        ) : (
          <circle
            key={id}
            className={styles.point}
            cx={x}
            cy={y}
            r={points.length > 60 ? 3.5 : 5}
          />
        ),
      )}
    </svg>
  );
}
