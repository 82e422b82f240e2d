import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * The server's log: one JSON object per line, so that CR, LF and control characters of a stranger's
 * header arrive escaped. Request bodies are never given to it; what could still hold a secret is cut.
 */
export function openLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'pin',
          '*.pin',
          'token',
          '*.token',
          'authorization',
          '*.authorization',
          'body',
          '*.body',
        ],
        remove: true,
      },
    },
    ...(destination ? [destination] : []),
  );
}
