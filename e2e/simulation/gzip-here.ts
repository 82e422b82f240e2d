import { gzipSync } from 'node:zlib';

/**
 * The browser's gzip on this thread: compressing elsewhere would let real time decide what comes first.
 * Only the simulation's process is told to.
 */
export function compressOnThisThread(): void {
  globalThis.CompressionStream = class {
    readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
    readonly writable: WritableStream<BufferSource>;

    constructor() {
      const parts: Uint8Array[] = [];
      const { readable, writable } = new TransformStream<BufferSource, Uint8Array<ArrayBuffer>>({
        transform(part) {
          parts.push(
            ArrayBuffer.isView(part)
              ? new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
              : new Uint8Array(part),
          );
        },
        flush(controller) {
          controller.enqueue(new Uint8Array(gzipSync(Buffer.concat(parts))));
        },
      });
      this.readable = readable;
      this.writable = writable;
    }
  };
}
